package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a delivery says of itself, and what it may change. */
@QuarkusTest
@IngestServiceTest
class DeliveryTest {
    @Test
    void once_a_closed_month_does_not_change_and_an_attempt_is_told() throws Exception {
        deliver("closed", "2021-01", "\"periodState\":\"open\",", charge("2021-01-03", "9"));
        JsonPath closing = deliver("closed", "2021-01", "\"periodState\":\"closed\",", charge("2021-01-03", "10"));
        assertThat(closing.getString("state")).as(closing.prettify()).isEqualTo("COMPLETED");
        assertThat(closing.getString("periodState")).isEqualTo("CLOSED");

        JsonPath attempt = deliver("closed", "2021-01", "\"periodState\":\"closed\",", charge("2021-01-03", "10.5"));
        assertThat(attempt.getString("state")).isEqualTo("FAILED");
        assertThat(attempt.getString("reason")).isEqualTo("PERIOD_CLOSED");
        assertThat(attempt.getString("explanation")).contains(closing.getString("id"));
        JsonPath totals = Requests.canonical("2021-01", "&provider=aws&metric=BilledCost");
        assertThat(totals.getList("incomplete")).isEmpty();
        assertThat(totals.getString("exports[0].runId")).isEqualTo(closing.getString("id"));
        assertThat(totals.getString("exports[0].totals[0].total.amount")).isEqualTo("10");
        assertThat(totals.getString("exports[0].periodState")).isEqualTo("CLOSED");
        assertThat(totals.getList("exports[0].changeAttempts")).hasSize(1);
        assertThat(totals.getString("exports[0].changeAttempts[0].runId")).isEqualTo(attempt.getString("id"));
        assertThat(totals.getString("exports[0].changeAttempts[0].at")).isEqualTo(attempt.getString("finishedAt"));
        assertThat(totals.getString("exports[0].changeAttempts[0].totals[0].total.amount"))
                .isEqualTo("10.5");

        JsonPath again = deliver("closed", "2021-01", "", charge("2021-01-03", "10"));
        assertThat(again.getBoolean("repeatsExport")).isTrue();
        assertThat(again.getString("periodState")).isEqualTo("CLOSED");
        assertThat(Requests.canonical("2021-01", "&provider=aws").getList("exports[0].changeAttempts"))
                .isNull();
        assertThat(deliver("closed", "2021-01", "", charge("2021-01-03", "10.5"))
                        .getString("reason"))
                .isEqualTo("PERIOD_CLOSED");
    }

    @Test
    void a_statement_of_a_closed_month_stands_on_when_a_change_was_refused() throws Exception {
        Path folder = Bills.folder("closed-stated", "aws", "2021-02");
        Files.writeString(folder.resolve("statement.json"), """
                {"currency":"USD","metric":"BilledCost","total":"1","asOf":"2021-03-05T00:00:00Z","source":"invoice"}""");
        String closing = deliver("closed-stated", "2021-02", "\"periodState\":\"closed\",", charge("2021-02-03", "1"))
                .getString("id");
        deliver("closed-stated", "2021-02", "", charge("2021-02-03", "2"));
        assertThat(Requests.stated("2021-02", "").getList("statements.runId")).containsExactly(closing);
        assertThat(Requests.canonical("2021-02", "").getList("exports.runId")).containsExactly(closing);
    }

    @Test
    void a_restated_month_is_taken_when_somebody_with_that_duty_accepts_it() throws Exception {
        deliver("restated", "2021-03", "\"periodState\":\"closed\",", charge("2021-03-03", "10"));
        deliver("restated", "2021-03", "\"periodState\":\"closed\",", charge("2021-03-03", "12"));
        String body = """
                {"provider":"aws","billingPeriod":"2021-03","drop":"restated","accept":["CLOSED_PERIOD"]}""";
        Requests.as("pipeline").body(body).post("/v1/ingest-runs").then().statusCode(403);
        Requests.asOperator()
                .body(body.replace("CLOSED_PERIOD", "EVERYTHING"))
                .post("/v1/ingest-runs")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("accept"));
        JsonPath run = Requests.await(Requests.asOperator()
                .body(body)
                .post("/v1/ingest-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
        assertThat(run.getList("accepted")).containsExactly("CLOSED_PERIOD");
        assertThat(run.getBoolean("repeatsExport")).isFalse();
        JsonPath totals = Requests.canonical("2021-03", "&metric=BilledCost");
        assertThat(totals.getString("exports[0].totals[0].total.amount")).isEqualTo("12");
        assertThat(totals.getList("exports[0].changeAttempts")).isNull();
    }

    @Test
    void recency_and_completeness_are_kept_with_who_says_so() throws Exception {
        JsonPath told = deliver("told", "2021-04", """
                "asOf":"2021-05-01T00:00:00Z","complete":false,""", charge("2021-04-03", "1"));
        assertThat(Map.of(
                        "asOf", told.getString("asOf"),
                        "asOfSource", told.getString("asOfSource"),
                        "completeness", told.getString("completeness"),
                        "completenessSource", told.getString("completenessSource")))
                .isEqualTo(Map.of(
                        "asOf",
                        "2021-05-01T00:00:00Z",
                        "asOfSource",
                        "MANIFEST",
                        "completeness",
                        "PARTIAL",
                        "completenessSource",
                        "MANIFEST"));
        JsonPath untold = deliver("told", "2021-04", "", charge("2021-04-03", "1"));
        assertThat(untold.getString("asOfSource")).isEqualTo("OBJECT");
        assertThat(untold.getString("completeness")).isEqualTo("UNKNOWN");
        assertThat(untold.getString("completenessSource")).isNull();
        assertThat(untold.getString("periodState")).isEqualTo("UNKNOWN");
    }

    @Test
    void once_a_total_that_doubles_over_the_days_that_both_deliveries_cover_is_a_suspicion() throws Exception {
        String first = charge("2021-05-01", "10") + charge("2021-05-02", "10") + charge("2021-05-03", "1");
        deliver("jump", "2021-05", "", first);
        // The last day was still filling up, and new days are no jump.
        JsonPath grown = deliver(
                "jump",
                "2021-05",
                "",
                charge("2021-05-01", "10")
                        + charge("2021-05-02", "10.5")
                        + charge("2021-05-03", "10")
                        + charge("2021-05-04", "10"));
        assertThat(grown.getList("suspicions")).isNull();
        String doubled = charge("2021-05-01", "20") + charge("2021-05-02", "20") + charge("2021-05-03", "20");
        JsonPath jumped = deliver("jump", "2021-05", "", doubled);
        assertThat(jumped.getString("state")).isEqualTo("COMPLETED");
        assertThat(jumped.getList("suspicions")).isEqualTo(List.of(jump("BilledCost"), jump("EffectiveCost")));

        // It does not come right by being delivered once more.
        JsonPath again = deliver("jump", "2021-05", "", doubled);
        assertThat(again.getBoolean("repeatsExport")).isTrue();
        assertThat(Requests.canonical("2021-05", "").getList("exports[0].suspicions"))
                .isEqualTo(List.of(jump("BilledCost"), jump("EffectiveCost")));

        JsonPath accepted = Requests.await(Requests.asOperator()
                .body("""
                        {"provider":"aws","billingPeriod":"2021-05","drop":"jump","accept":["TOTAL_JUMP"]}""")
                .post("/v1/ingest-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
        assertThat(accepted.getList("suspicions")).isNull();
        assertThat(Requests.canonical("2021-05", "").getList("exports[0].suspicions"))
                .isNull();
        assertThat(deliver("jump", "2021-05", "", doubled).getList("suspicions"))
                .isNull();
    }

    @Test
    void a_total_that_falls_by_half_or_changes_its_sign_is_a_suspicion_too() throws Exception {
        String after = charge("2021-06-09", "1");
        deliver("fall", "2021-06", "", charge("2021-06-01", "15") + after);
        assertThat(deliver("fall", "2021-06", "", charge("2021-06-01", "10.01") + after)
                        .getList("suspicions"))
                .isNull();
        assertThat(deliver("fall", "2021-06", "", charge("2021-06-01", "6.67") + after)
                        .getList("suspicions.after.amount"))
                .containsExactly("6.67", "6.67");
        assertThat(deliver("fall", "2021-06", "", charge("2021-06-01", "-10.01") + after)
                        .getList("suspicions.before.amount"))
                .containsExactly("10.01", "10.01");
    }

    private static Map<String, Object> jump(String metric) {
        return Map.of(
                "reason",
                "TOTAL_JUMPED",
                "metric",
                metric,
                "before",
                Map.of("amount", "30.5", "currency", "USD"),
                "after",
                Map.of("amount", "60", "currency", "USD"),
                "days",
                3);
    }

    private static String charge(String day, String amount) {
        return Bills.row("AWS", day.substring(0, 7) + "-01", "USD", "EC2", amount, amount)
                .replace("2026-09-03T05:00:00Z", day + "T12:00:00Z");
    }

    private static JsonPath deliver(String drop, String period, String words, String rows) throws Exception {
        Path part = Bills.write(Bills.folder(drop, "aws", period).resolve("a.csv"), Bills.HEADER + rows);
        Files.writeString(part.resolveSibling("manifest.json"), """
                {%s"parts":[{"name":"a.csv","sha256":"%s"}]}""".formatted(
                        words, Sha256.of(Files.readAllBytes(part)).hex()));
        return Requests.ingest("aws", period, drop);
    }
}
