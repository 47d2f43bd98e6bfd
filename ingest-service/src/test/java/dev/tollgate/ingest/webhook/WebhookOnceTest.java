package dev.tollgate.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@IngestServiceTest
@TestProfile(WebhookOnceTest.WithStripe.class)
class WebhookOnceTest {
    private final String id = "evt_" + UUID.randomUUID();

    public static final class WithStripe implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return StripeHook.configuration(StripeHook.folder());
        }
    }

    @Test
    void once_a_webhook_that_is_sent_again_is_acknowledged_and_counts_once() {
        String event = StripeHook.event(id, "10");
        StripeHook.send(event).statusCode(200).body("status", equalTo("counted"));
        StripeHook.send(event.replace("\"pending_webhooks\":1", "\"pending_webhooks\":7"))
                .statusCode(200)
                .body("status", equalTo("repeated"));
        JsonPath counted = of("counted");
        assertThat(counted.getInt("items.find {it.eventId == '" + id + "'}.repetitions"))
                .isEqualTo(1);
        assertThat(counted.getString("items.find {it.eventId == '" + id + "'}.source"))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void once_other_content_under_the_same_id_is_acknowledged_and_shown_as_a_conflict() {
        StripeHook.send(StripeHook.event(id, "10")).statusCode(200);
        StripeHook.send(StripeHook.event(id, "99")).statusCode(200).body("status", equalTo("conflict"));
        assertThat(of("conflict").getList("items.eventId")).contains(id);
        assertThat(of("counted").getList("items.findAll {it.eventId == '" + id + "'}"))
                .hasSize(1);
    }

    @Test
    void a_forgery_is_refused_reserves_no_id_and_says_why_to_operators_alone() {
        String event = StripeHook.event(id, "10");
        StripeHook.send(event, StripeHook.signature("whsec_guessed", event))
                .statusCode(401)
                .body("type", equalTo("urn:tollgate:problem:webhook-refused"))
                .body("detail", equalTo("The delivery is not believed."));
        StripeHook.send(event).statusCode(200).body("status", equalTo("counted"));
        JsonPath untrusted = of("untrusted");
        assertThat(untrusted.getString("items[0].checks.find {it.check == 'signature'}.reason"))
                .isEqualTo("no-match");
        assertThat(untrusted.getMap("items[0]")).doesNotContainKey("eventId");
    }

    @Test
    void secrets_stay_put_the_senders_credential_and_our_key_are_in_no_row_answer_or_metric() throws SQLException {
        String event = StripeHook.event(id, "10");
        String answers = StripeHook.send(event).extract().asString()
                + StripeHook.send(event, "t=1,v1=00").extract().asString()
                + of("counted").prettify()
                + of("untrusted").prettify();
        assertThat(answers).contains("[masked]").doesNotContain(StripeHook.SECRET);
        assertThat(metrics()).doesNotContain(StripeHook.SECRET);
        assertThat(rows("SELECT count(*) FROM ingest.billing_webhooks WHERE headers::text LIKE '%" + StripeHook.SECRET
                        + "%'"))
                .isEqualTo("0");
        assertThat(rows("SELECT count(*) FROM ingest.untrusted_webhook WHERE headers::text LIKE '%" + StripeHook.SECRET
                        + "%'"))
                .isEqualTo("0");
        assertThat(
                        rows(
                                "SELECT count(*) FROM ingest.billing_webhooks WHERE jsonb_exists(headers, 'host') OR jsonb_exists(headers, 'content-length')"))
                .isEqualTo("0");
    }

    @Test
    void health_and_metrics_tell_what_came() {
        StripeHook.send(StripeHook.event(id, "10"));
        JsonPath health = health();
        assertThat(health.getString("window")).isEqualTo("PT5M");
        assertThat(health.getList("providers.provider")).containsExactly("stripe");
        assertThat(health.getInt("providers[0].counted")).isPositive();
        assertThat(health.getInt("providers[0].backlog")).isZero();
        assertThat(health.getString("providers[0].failureRatio")).matches("0(\\.[0-9]+)?|1");
        assertThat(metrics()).contains("billing_webhook_received_total{outcome=\"counted\",provider=\"stripe\"}");
        Requests.as("operator").get("/v1/webhooks/health?window=P8D").then().statusCode(400);
        Requests.as("operator").get("/v1/webhooks?provider=stripe").then().statusCode(400);
    }

    @Test
    void missing_is_not_good_health_tells_what_was_not_taken() {
        String large = "x".repeat(1_048_577);
        StripeHook.send(large, "t=1,v1=00").statusCode(413);
        Instant deadline = Instant.now().plusSeconds(20);
        while (health().getInt("providers[0].notTaken") == 0 && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(health().getInt("providers[0].notTaken")).isPositive();
        assertThat(health().getString("providers[0].failureRatio")).matches("0\\.[0-9]+|1");
    }

    private static JsonPath health() {
        return Requests.as("service")
                .get("/v1/webhooks/health?window=PT5M")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath of(String standing) {
        return Requests.as("auditor")
                .get("/v1/webhooks?provider=stripe&limit=500&standing=" + standing)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String metrics() {
        return Requests.onItsOwnConnection()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String rows(String question) throws SQLException {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet found = connection.createStatement().executeQuery(question)) {
            found.next();
            return found.getString(1);
        }
    }
}
