package dev.tollgate.gateway.confidence.adapter.rest;

import dev.tollgate.gateway.confidence.Reporting.Reported;
import dev.tollgate.gateway.confidence.SuiteResult;
import dev.tollgate.kernel.Sha256;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "JunitReport", description = "What was read from a JUnit report.")
record JunitReportResponse(
        @Schema(description = "The digest under which the bytes are kept as evidence.", type = SchemaType.STRING)
        Sha256 sha256,

        @Schema(description = "The suites, in the order of the report.")
        List<Suite> suites,

        @Schema(description = "Whether these bytes were reported before; they count once.")
        boolean repeated) {
    @RegisterForReflection
    @Schema(name = "JunitSuite", description = "One suite.")
    record Suite(
            @Schema(description = "Its name, or the one that the upload gave.")
            String name,

            @Schema(description = "Test cases that the report shows.")
            int tests,

            @Schema(description = "Assertions that did not hold.")
            int failures,

            @Schema(description = "Tests that broke.") int errors,
            @Schema(description = "Tests that did not run.") int skipped) {
        static Suite of(SuiteResult result) {
            return new Suite(result.name(), result.tests(), result.failures(), result.errors(), result.skipped());
        }
    }

    static JunitReportResponse of(Reported reported, List<SuiteResult> suites) {
        return new JunitReportResponse(
                reported.digest(), suites.stream().map(Suite::of).toList(), reported.repeated());
    }
}
