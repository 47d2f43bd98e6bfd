package dev.tollgate.ingest.provider.adapter.openops;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.tollgate.ingest.provider.adapter.openops.FakeOpenOps.row;
import static dev.tollgate.ingest.provider.adapter.openops.FakeOpenOps.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.ingest.provider.LoopbackCalls;
import dev.tollgate.ingest.provider.Planted;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.adapter.time.Machine;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenOps has no emulator: WireMock speaks what Baserow's API reference documents. */
class OpenOpsBillingTest {
    private static final Instant NOW = Instant.parse("2026-10-02T12:00:00Z");
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");
    private static final String SAME_CLOCK = "Fri, 02 Oct 2026 12:00:00 GMT";

    @TempDir
    Path folder = Path.of("none");

    private final FakeOpenOps openOps = new FakeOpenOps();
    private final Planted planted = new Planted(FakeOpenOps.secrets());
    private final FixedOpenOpsConfig config = FixedOpenOpsConfig.at(openOps.url());
    private final BillingProvider provider = asked(config, _ -> FakeOpenOps.credential());

    @AfterEach
    void stop() {
        openOps.close();
    }

    @Test
    void the_rows_of_a_table_land_as_focus_that_sums_to_the_last_digit() {
        openOps.serveThreeRows();
        LandedFolder landed = new LandedFolder(folder);

        provider.copyExport(SEPTEMBER, landed);

        assertThat(landed.lines()).hasSize(3);
        assertThat(landed.lines().getFirst())
                .isEqualTo("{\"ProviderName\":\"OpenOps\",\"BillingPeriodStart\":\"2026-09-01T00:00:00Z\","
                        + "\"ChargePeriodStart\":\"2026-09-03T05:00:00Z\",\"BillingCurrency\":\"USD\","
                        + "\"BillingAccountId\":\"acme\",\"ServiceName\":\"Workflows\",\"ChargeCategory\":\"Usage\","
                        + "\"BilledCost\":\"1.50\",\"Last modified\":\"2026-10-01T08:00:00.123456Z\"}");
        assertThat(landed.written()).isEqualTo(Instant.parse("2026-10-01T08:00:00.123456Z"));
        assertThat(landed.totals().isWhole()).isTrue();
        assertThat(landed.totals().sums()).singleElement().satisfies(sum -> {
            assertThat(sum.metric()).isEqualTo(CostMetric.BILLED_COST);
            assertThat(sum.group().format()).isEqualTo("focus");
            assertThat(sum.group().provider()).contains(provider.id());
            assertThat(sum.group().period()).contains(SEPTEMBER);
            assertThat(sum.total()).isEqualTo(Money.of("1.75000000000000000000000001", "USD"));
        });
    }

    @Test
    void rows_that_do_not_say_how_recent_they_are_are_as_recent_as_the_question() {
        openOps.serveThreeRows();
        openOps.stub(openOps.tables(FakeOpenOps.ROWS + "&page=1&size=1" + FakeOpenOps.OF_SEPTEMBER)
                .willReturn(okJson(rows(3, true, row(1, "Workflows", "\"1.50\"")))));
        LandedFolder landed = new LandedFolder(folder);

        asked(config.withoutModifiedField(), _ -> FakeOpenOps.credential()).copyExport(SEPTEMBER, landed);

        assertThat(landed.lines()).hasSize(3);
        assertThat(landed.written()).isEqualTo(NOW);
    }

    @Test
    void missing_is_not_good_a_month_without_rows_is_no_export() {
        openOps.stub(openOps.extent().willReturn(okJson(rows(0, false))));
        LandedFolder landed = new LandedFolder(folder);

        planted.refused(FailureReason.NO_EXPORT, () -> provider.copyExport(SEPTEMBER, landed));

        assertThat(landed.isEmpty()).isTrue();
    }

    static Stream<Arguments> moved() {
        String first = row(1, "Workflows", "\"1\"");
        String other = row(2, "Tables", "\"2\"");
        return Stream.of(
                Arguments.of("a row that appears twice", rows(3, false, first)),
                Arguments.of("another number of rows", rows(4, false, other)),
                Arguments.of("a row that is missing", rows(3, false)),
                Arguments.of(
                        "a row that was changed since",
                        rows(3, false, row(3, "Tables", "\"2\"", "2026-10-01T08:00:00.123457Z"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moved")
    void a_table_that_moves_while_it_is_read_is_begun_again_and_in_the_end_refused(String what, String last) {
        openOps.serveThreeRows();
        openOps.stub(openOps.page(2).atPriority(2).willReturn(okJson(last)));
        LandedFolder landed = new LandedFolder(folder);

        assertThat(planted.refused(FailureReason.BAD_ANSWER, () -> provider.copyExport(SEPTEMBER, landed)))
                .isEqualTo("the answer to the rows of the table moved while it was read, 3 times");
        assertThat(landed.isEmpty()).isTrue();
    }

    @Test
    void once_a_table_that_stands_still_again_is_read_from_its_first_row() {
        openOps.serveThreeRows();
        openOps.stub(openOps.page(2)
                .atPriority(2)
                .inScenario("moving")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(rows(3, false, row(1, "Workflows", "\"1.50\""))))
                .willSetStateTo("still"));
        LandedFolder landed = new LandedFolder(folder);

        provider.copyExport(SEPTEMBER, landed);

        assertThat(landed.totals().sums()).singleElement().satisfies(sum -> assertThat(sum.total())
                .isEqualTo(Money.of("1.75000000000000000000000001", "USD")));
    }

    static Stream<Arguments> broken() {
        String row = row(1, "Workflows", "\"1\"");
        return Stream.of(
                Arguments.of("403", FakeError.of(403), FailureReason.CREDENTIAL_REFUSED),
                Arguments.of("401", FakeError.of(401), FailureReason.CREDENTIAL_REFUSED),
                Arguments.of("429", FakeError.of(429), FailureReason.PROVIDER_THROTTLED),
                Arguments.of("503", FakeError.of(503), FailureReason.PROVIDER_ERROR),
                Arguments.of("404", FakeError.of(404), FailureReason.BAD_ANSWER),
                Arguments.of(
                        "redirect",
                        aResponse().withStatus(302).withHeader("Location", "http://localhost/elsewhere"),
                        FailureReason.BAD_ANSWER),
                Arguments.of("slow", okJson("{}").withFixedDelay(4_000), FailureReason.PROVIDER_TIMEOUT),
                Arguments.of(
                        "reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), FailureReason.ANSWER_CUT_OFF),
                Arguments.of(
                        "cut off",
                        okJson("{}").withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                        FailureReason.ANSWER_CUT_OFF),
                Arguments.of("half", okJson("{\"count\":3,\"resu"), FailureReason.BAD_ANSWER),
                Arguments.of("empty", aResponse().withStatus(200), FailureReason.BAD_ANSWER),
                Arguments.of("no content", aResponse().withStatus(204), FailureReason.BAD_ANSWER),
                Arguments.of("another object", okJson("{}"), FailureReason.BAD_ANSWER),
                Arguments.of(
                        "a count that is text",
                        okJson(rows(1, false, row).replace(":1,", ":\"1\",")),
                        FailureReason.BAD_ANSWER),
                Arguments.of("more rows than asked for", okJson(rows(2, false, row, row)), FailureReason.BAD_ANSWER),
                Arguments.of(
                        "a row of another month",
                        okJson(rows(1, false, row.replace("2026-09-01", "2026-10-01"))),
                        FailureReason.BAD_ANSWER),
                Arguments.of(
                        "a row that does not say when it was modified",
                        okJson(rows(1, false, row.replace("2026-10-01T08", "yesterday"))),
                        FailureReason.BAD_ANSWER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void an_answer_that_is_none_leaves_no_export(String what, ResponseDefinitionBuilder answer, FailureReason reason) {
        openOps.stub(openOps.extent().willReturn(answer.withHeader("Date", SAME_CLOCK)));
        LandedFolder landed = new LandedFolder(folder);

        planted.refused(reason, () -> provider.copyExport(SEPTEMBER, landed));

        assertThat(landed.isEmpty()).isTrue();
    }

    @Test
    void a_number_that_would_be_a_gigabyte_of_digits_is_refused() {
        String bomb = row(1, "Workflows", "1e-999999");
        openOps.stub(openOps.extent().willReturn(okJson(rows(1, false, bomb))));
        openOps.stub(openOps.page(1).willReturn(okJson(rows(1, false, bomb))));

        planted.refused(FailureReason.BAD_ANSWER, () -> provider.copyExport(SEPTEMBER, new LandedFolder(folder)));
    }

    @Test
    void a_secret_that_lacks_its_token_or_could_begin_another_header_is_malformed() {
        BillingProvider none = asked(config, _ -> Credential.of(Map.of("webhookKey", "x")));
        BillingProvider split =
                asked(config, _ -> Credential.of(Map.of("tablesToken", FakeOpenOps.TABLES_TOKEN + "\r\nX-Other: 1")));

        assertThat(planted.refused(
                        FailureReason.CREDENTIAL_MALFORMED, () -> none.copyExport(SEPTEMBER, new LandedFolder(folder))))
                .isEqualTo("the secret has no field tablesToken");
        assertThat(planted.refused(
                        FailureReason.CREDENTIAL_MALFORMED,
                        () -> split.copyExport(SEPTEMBER, new LandedFolder(folder))))
                .isEqualTo("the field tablesToken of the secret cannot stand in a header");
    }

    private static BillingProvider asked(OpenOpsConfig config, Credentials credentials) {
        Machine machine = new Machine(() -> NOW, new SeededIdentifiers(42));
        return OpenOpsBilling.asked(config, LoopbackCalls.calling(machine), credentials, machine);
    }

    /** An error that repeats what was sent, as no server should. */
    private static final class FakeError {
        static ResponseDefinitionBuilder of(int status) {
            return aResponse()
                    .withStatus(status)
                    .withBody("{\"error\":\"" + FakeOpenOps.TABLES_TOKEN + "\",\"detail\":\"" + FakeOpenOps.WEBHOOK_KEY
                            + "\"}");
        }
    }
}
