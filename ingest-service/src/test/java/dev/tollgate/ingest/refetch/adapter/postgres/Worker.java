package dev.tollgate.ingest.refetch.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.refetch.Configured;
import dev.tollgate.ingest.refetch.Payments;
import dev.tollgate.ingest.refetch.WorkingOff;
import dev.tollgate.ingest.refetch.adapter.payments.ProviderApis;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.webhook.WebhookConfig;
import dev.tollgate.kernel.adapter.time.Machine;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A replica that works off, with short pauses. */
final class Worker {
    private Worker() {}

    static WorkingOff working(WebhookDatabase database, int port, Map<String, String> other) {
        Map<String, String> quick = new HashMap<>(Map.of(
                "first-pause", "PT0.02S",
                "longest-pause", "PT0.1S",
                "fetch-time", "PT0.5S",
                "breaker-failures", "1000"));
        quick.putAll(other);
        WebhookConfig config = Configured.webhook(quick);
        Machine machine = Machine.real();
        String api = "http://127.0.0.1:" + port;
        TrustPolicy[] policies = {Payments.policy("yookassa", api), Payments.policy("other", api)};
        return new WorkingOff(
                Payments.inForce(policies),
                database.replica(),
                ProviderApis.asking(
                        config, Configured.outbound(), Configured.calls(machine), Payments.SECRETS, machine.clock()),
                machine.clock(),
                machine.identifiers(),
                config);
    }

    static void until(WebhookDatabase database, WorkingOff working, String query, String... rows) throws SQLException {
        until(database, working::workOff, query, rows);
    }

    /** Ticks until it is so. */
    static void until(WebhookDatabase database, Runnable tick, String query, String... rows) throws SQLException {
        Instant deadline = Instant.now().plusSeconds(60);
        List<String> found = List.of();
        while (!found.equals(List.of(rows)) && Instant.now().isBefore(deadline)) {
            tick.run();
            found = database.rows(query);
        }
        assertThat(found).containsExactly(rows);
    }
}
