package dev.tollgate.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.LiveBills;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@QuarkusTest
@IngestServiceTest
class LookingAtConnectionsTest {
    @Inject
    CredentialConfig credentials;

    @Inject
    IngestConfig ingest;

    @Inject
    FetchConfig config;

    @Inject
    LiveRuns runs;

    @Inject
    FetchTurns turns;

    @Test
    void what_is_missing_is_looked_up_where_waiting_for_a_disk_holds_up_no_connection() {
        Queue<Boolean> onEventLoop = new ConcurrentLinkedQueue<>();
        LiveBills live = new LiveBills() {
            @Override
            public List<FieldError> missing(ProviderId provider) {
                onEventLoop.add(Context.isOnEventLoopThread());
                return List.of();
            }

            @Override
            public <T> T fetch(Scope scope, Function<Fetched, T> reading) {
                throw new UnsupportedOperationException("not asked here");
            }
        };
        List<Connection> found = new LookingAtConnections(live, credentials, ingest, config, runs, turns)
                .look()
                .await()
                .atMost(Duration.ofSeconds(30));
        assertThat(found).extracting(Connection::provider).isEqualTo(ProviderId.tierOne());
        assertThat(onEventLoop).containsExactly(false, false, false, false);
    }
}
