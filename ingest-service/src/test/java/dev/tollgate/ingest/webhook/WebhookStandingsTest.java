package dev.tollgate.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.ingest.refetch.TalkativeApiResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators see of deliveries that wait, and of those that the provider's API denied. */
@QuarkusTest
@IngestServiceTest
@WithTestResource(TalkativeApiResource.class)
class WebhookStandingsTest {
    private final String object = UUID.randomUUID().toString();

    @Test
    void what_the_api_denies_is_listed_as_denied_and_nowhere_else() {
        assertThat(TillHook.send("payment.canceled", object)).isEqualTo(200);
        String id = "payment.canceled:" + object;
        Map<String, Object> denied = TillHook.listed("denied", id);
        assertThat(denied)
                .containsEntry("provider", "till")
                .containsEntry("objectId", object)
                .containsEntry("type", "payment.canceled")
                .containsEntry("source", "192.0.2.7")
                .doesNotContainKeys("countedAt", "tries", "lastFailure", "nextTryAt");
        assertThat(of("waiting").getList("items.eventId")).doesNotContain(id);
        assertThat(of("counted").getList("items.eventId")).doesNotContain(id);
        assertThat(health().getInt("denied")).isPositive();
    }

    @Test
    void what_cannot_be_decided_is_listed_as_waiting_with_its_word_and_health_tells_it_apart() {
        int undecidable = health().getInt("undecidable");
        int backlog = health().getInt("backlog");
        assertThat(TillHook.send("refund.succeeded", object)).isEqualTo(200);
        String id = "refund.succeeded:" + object;
        Map<String, Object> waiting = TillHook.listed("waiting", id, "lastFailure", "no-rule");
        assertThat(waiting)
                .containsEntry("objectId", object)
                .containsKey("nextTryAt")
                .doesNotContainKey("countedAt");
        assertThat((Integer) waiting.get("tries")).isPositive();
        JsonPath health = health();
        assertThat(health.getInt("undecidable")).isEqualTo(undecidable + 1);
        assertThat(health.getInt("backlog")).isEqualTo(backlog + 1);
        assertThat(health.getString("oldestWaitingSince")).isNotBlank();
        // Nobody waits for it: a later event of the same object, though of another kind, is decided.
        assertThat(TillHook.send("payment.succeeded", object)).isEqualTo(200);
        TillHook.listed("counted", "payment.succeeded:" + object);
    }

    private static JsonPath of(String standing) {
        return Requests.as("auditor")
                .get("/v1/webhooks?provider=till&limit=500&standing=" + standing)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath health() {
        return Requests.as("service")
                .get("/v1/webhooks/health?window=PT1H")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("providers.find {it.provider == 'till'}");
    }
}
