package dev.tollgate.ingest.provider.adapter.gcp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.tollgate.ingest.provider.adapter.gcp.Results.complete;
import static dev.tollgate.ingest.provider.adapter.gcp.Results.day;
import static dev.tollgate.ingest.provider.adapter.gcp.Results.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.ingest.provider.LoopbackCalls;
import dev.tollgate.ingest.provider.Planted;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.adapter.time.Machine;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever Google answers but what it documents is no bill and no total, and shows no secret. */
class GcpFaultsTest {
    private static final Instant NOW = Instant.parse("2026-10-02T12:00:00Z");
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");
    private static final String TOTALS = "GROUP BY currency, day";
    private static final String AS_OF = "1790907890123456";

    @TempDir
    Path folder = Path.of("none");

    private final FakeGoogle google = new FakeGoogle(NOW);
    private final Planted planted = new Planted(FakeGoogle.secrets());
    private final BillingProvider gcp = asked();

    @AfterEach
    void stop() {
        google.close();
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "401, authError, CREDENTIAL_REFUSED, ''",
        "403, accessDenied, CREDENTIAL_REFUSED, ' (accessDenied)'",
        "403, rateLimitExceeded, PROVIDER_THROTTLED, ' (rateLimitExceeded)'",
        "403, quotaExceeded, PROVIDER_THROTTLED, ' (quotaExceeded)'",
        "429, rateLimitExceeded, PROVIDER_THROTTLED, ' (rateLimitExceeded)'",
        "400, bytesBilledLimitExceeded, TOO_LARGE, ' (bytesBilledLimitExceeded)'",
        "400, invalidQuery, BAD_ANSWER, ' (invalidQuery)'",
        "404, notFound, BAD_ANSWER, ' (notFound)'",
        "408, timeout, PROVIDER_TIMEOUT, ' (timeout)'",
        "500, internalError, PROVIDER_ERROR, ' (internalError)'",
        "503, backendError, PROVIDER_ERROR, ' (backendError)'",
        "400, ya29.planted-access-token-0001, BAD_ANSWER, ''"
    })
    void an_error_is_told_by_its_status_and_its_documented_code(
            int status, String code, FailureReason reason, String told) {
        google.stub(google.query(TOTALS)
                .willReturn(
                        FakeGoogle.error(status, code, "SOME").withHeader("Date", "Fri, 02 Oct 2026 12:00:01 GMT")));

        assertThat(planted.refused(reason, () -> gcp.statement(SEPTEMBER)))
                .isEqualTo("the invoice-month query was answered with status " + status + told);
    }

    @Test
    void a_refusal_under_another_clock_is_told_as_such() {
        google.stub(google.query(TOTALS)
                .willReturn(FakeGoogle.error(403, "accessDenied", "SOME")
                        .withHeader("Date", "Fri, 02 Oct 2026 12:20:00 GMT")));

        planted.refused(FailureReason.CLOCK_SKEW, () -> gcp.statement(SEPTEMBER));
    }

    @Test
    void a_redirect_is_not_followed() {
        google.stub(google.query(TOTALS)
                .willReturn(aResponse().withStatus(307).withHeader("Location", google.url() + "/elsewhere")));

        planted.refused(FailureReason.BAD_ANSWER, () -> gcp.statement(SEPTEMBER));

        google.server().verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
        google.server().verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("slow", okJson("{}").withFixedDelay(4_000), FailureReason.PROVIDER_TIMEOUT),
                Arguments.of(
                        "reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), FailureReason.ANSWER_CUT_OFF),
                Arguments.of(
                        "cut off",
                        okJson("{}").withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                        FailureReason.ANSWER_CUT_OFF),
                Arguments.of(
                        "shorter than told",
                        okJson("{\"jobComplete\":tr").withHeader("Content-Length", "9999"),
                        FailureReason.ANSWER_CUT_OFF),
                Arguments.of("empty", aResponse().withStatus(200), FailureReason.BAD_ANSWER),
                Arguments.of("half a document", okJson("{\"jobComplete\":tr"), FailureReason.BAD_ANSWER),
                Arguments.of("a page for people", okJson("<html>"), FailureReason.BAD_ANSWER),
                Arguments.of("another object", okJson("{}"), FailureReason.BAD_ANSWER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void an_answer_that_is_none_is_no_total(String what, ResponseDefinitionBuilder answer, FailureReason reason) {
        google.stub(google.query(TOTALS).willReturn(answer));

        planted.refused(reason, () -> gcp.statement(SEPTEMBER));
    }

    static Stream<Arguments> contradictions() {
        String one = day("EUR", "2026-09-01", AS_OF, "0", "1.5");
        return Stream.of(
                Arguments.of("two currencies", totals(2, one, day("USD", "2026-09-01", AS_OF, "0", "1"))),
                Arguments.of("a day twice", totals(2, one, one)),
                Arguments.of("rows without a cost", totals(1, day("EUR", "2026-09-01", AS_OF, "3", "1.5"))),
                Arguments.of("no ISO currency", totals(1, day("EURO", "2026-09-01", AS_OF, "0", "1.5"))),
                Arguments.of("no number", totals(1, day("EUR", "2026-09-01", AS_OF, "0", "NaN"))),
                Arguments.of("no day", totals(1, day("EUR", "yesterday", AS_OF, "0", "1"))),
                Arguments.of("no time", totals(1, day("EUR", "2026-09-01", "1790907890", "0", "1"))),
                Arguments.of("a null", totals(1, Results.cells("null", "null", "null", "null", "null"))),
                Arguments.of("fewer columns", totals(1, Results.cells(Results.text("EUR")))),
                Arguments.of("fewer rows than told", totals(2, one)),
                Arguments.of("more rows than told", totals(0, one)),
                Arguments.of("pages without rows or end", complete(Results.TOTALS_SCHEMA, 2, "again")),
                Arguments.of(
                        "an error beside the rows",
                        totals(1, one).replace("{\"kind\"", "{\"errors\":[{\"reason\":\"stopped\"}],\"kind\"")),
                Arguments.of("a number of rows that is none", totals(1, one).replace("\"1\"", "\"many\"")),
                Arguments.of("a job that is an address", totals(1, one).replace("job_1", "../../evil?x=")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void missing_is_not_good_an_answer_that_contradicts_itself_is_no_total(String what, String answer) {
        google.stub(google.query(TOTALS).willReturn(okJson(answer)));

        planted.refused(FailureReason.BAD_ANSWER, () -> gcp.statement(SEPTEMBER));
    }

    static Stream<Arguments> wrongPages() {
        String row = row("Compute Engine", "1788393600000000", "2");
        return Stream.of(
                Arguments.of("of another number", complete(Results.ROW_SCHEMA, 3, "", row)),
                Arguments.of("of another schema", complete(Results.EXTENT_SCHEMA, 2, "", row)),
                Arguments.of("without the row that is missing", complete(Results.ROW_SCHEMA, 2, "")),
                Arguments.of("with a row too many", complete(Results.ROW_SCHEMA, 2, "", row, row)),
                Arguments.of("of a query that has not ended", Results.unfinished()),
                Arguments.of(
                        "with an amount that is none",
                        complete(Results.ROW_SCHEMA, 2, "", row.replace("\"2\"", "\"NaN\""))),
                Arguments.of("with half a row", complete(Results.ROW_SCHEMA, 2, "", Results.cells(Results.text("x")))),
                Arguments.of(
                        "with a list for a value", complete(Results.ROW_SCHEMA, 2, "", row.replace("\"2\"", "[]"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongPages")
    void missing_is_not_good_a_page_that_does_not_fit_the_first_leaves_no_export(String what, String page) {
        google.stub(google.query("COUNT(*)").willReturn(okJson(Results.extent(2, AS_OF))));
        google.stub(google.query("SELECT *")
                .willReturn(okJson(
                        complete(Results.ROW_SCHEMA, 2, "next", row("Compute Engine", "1788393600000000", "1")))));
        google.stub(
                google.results().withQueryParam("pageToken", equalTo("next")).willReturn(okJson(page)));
        LandedFolder landed = new LandedFolder(folder);

        planted.refused(FailureReason.BAD_ANSWER, () -> gcp.copyExport(SEPTEMBER, landed));

        assertThat(landed.isEmpty()).isTrue();
    }

    private BillingProvider asked() {
        Machine machine = new Machine(() -> NOW, new SeededIdentifiers(42));
        return GcpBilling.asked(
                FixedGcpConfig.at(google.url()), LoopbackCalls.calling(machine), _ -> google.keyFile(), machine);
    }

    private static String totals(long rows, String... days) {
        return complete(Results.TOTALS_SCHEMA, rows, "", days);
    }
}
