package dev.tollgate.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The report is read from what the services promise to say: their golden files. */
class ReportTest {
    @Test
    void the_report_shows_every_provider_and_check_with_its_reason_and_keeps_the_sign_of_a_drift() throws IOException {
        JsonNode decision = golden("gateway", "decision.json");
        JsonNode reconciliation = golden("reconcile-service", "reconciliation.json");
        String report = String.join("\n", Report.of(new Story.Told(reconciliation, decision, decision, "/d")));
        assertThat(report).isEqualToIgnoringNewLines("""

                   provider  canonical total  provider total     drift  variance      limit  verdict
                   openops             0 USD           0 USD     0 USD         -      0 USD  MATCHED
                   aws               112 USD       115.2 USD  -3.2 USD  2.7778 %  0.576 USD  DRIFTED(DRIFT_OVER_LIMIT)
                   azure              96 USD          96 USD     0 USD  0.0000 %   0.48 USD  UNPROVEN(STALE)
                   gcp                     -               -         -         -          -  UNPROVEN(MISSING_PROVIDER)

                   check                   result                  what was found
                   suite:critical-backend  PASS                    12 tests, none failed
                   reconciliation:aws      FAIL(DRIFT_OVER_LIMIT)  our total is 3.2 USD below the provider's; the limit is 0.576 USD
                   probe:wallet-top-up     UNPROVEN(WRONG_MODE)    the newest run is of mode mock; this policy asks for staging

                decision: NO_GO - demonstration on fixtures, not a release decision
                  to open it: reconciliation:aws: find the 3.2 USD that our bills lack, deliver the export again, and reconcile 2026-09 once more
                  to open it: probe:wallet-top-up: run the probe wallet-top-up in mode staging for this commit

                the real policy says NO_GO and would still ask for:
                  - reconciliation:aws: find the 3.2 USD that our bills lack, deliver the export again, and reconcile 2026-09 once more
                  - probe:wallet-top-up: run the probe wallet-top-up in mode staging for this commit""");
    }

    private static JsonNode golden(String service, String file) throws IOException {
        Path path = Path.of("..", "..", service, "src", "test", "resources", "golden", file);
        return new ObjectMapper().readTree(Files.readString(path));
    }
}
