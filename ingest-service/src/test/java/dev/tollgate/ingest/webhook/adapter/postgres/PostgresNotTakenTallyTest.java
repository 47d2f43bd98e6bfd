package dev.tollgate.ingest.webhook.adapter.postgres;

import static dev.tollgate.ingest.webhook.Deliveries.NOW;
import static dev.tollgate.ingest.webhook.Deliveries.trusted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.webhook.NotTakenTally.Untold;
import dev.tollgate.ingest.webhook.ProviderHealth;
import dev.tollgate.ingest.webhook.Reception.Cause;
import dev.tollgate.ingest.webhook.WebhookSettings;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresNotTakenTallyTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @RegisterExtension
    private static final InboxDatabase DATABASE = new InboxDatabase();

    private final PostgresNotTakenTally tally = new PostgresNotTakenTally(DATABASE.pool());
    private final String provider = "p-" + UUID.randomUUID().toString().substring(0, 18);

    @Test
    void missing_is_not_good_health_counts_what_was_not_taken_for_every_reason() {
        List<Untold> once = Arrays.stream(Cause.values())
                .map(cause -> new Untold(
                        provider, cause.name().toLowerCase(Locale.ROOT).replace('_', '-'), 2))
                .toList();
        tally.add(once, NOW).await().atMost(DEADLINE);
        tally.add(once, NOW).await().atMost(DEADLINE);
        assertThat(health().notTaken()).isEqualTo(4L * Cause.values().length);
        assertThat(health().received()).isZero();
        assertThat(health().failureRatio()).hasValue(new BigDecimal("1.000000"));
    }

    @Test
    void what_was_refused_and_not_kept_is_refused_all_the_same() {
        new PostgresInbox(DATABASE.pool(), WebhookSettings.defaults())
                .keep(List.of(trusted(provider, "e-1", "paid")))
                .await()
                .atMost(DEADLINE);
        tally.add(List.of(new Untold(provider, "untrusted", 3)), NOW).await().atMost(DEADLINE);
        assertThat(health().untrusted()).isEqualTo(3);
        assertThat(health().received()).isEqualTo(4);
        assertThat(health().failureRatio()).hasValue(new BigDecimal("0.750000"));
    }

    private ProviderHealth health() {
        var rows = DATABASE.pool()
                .preparedQuery(WebhookQuestions.HEALTH)
                .execute(Tuple.of(NOW.minusSeconds(60).atOffset(ZoneOffset.UTC)))
                .await()
                .atMost(DEADLINE);
        return PostgresWebhooks.health(rows).stream()
                .filter(each -> each.provider().equals(provider))
                .findFirst()
                .orElseThrow();
    }
}
