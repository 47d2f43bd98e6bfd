package dev.tollgate.ingest.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@IngestServiceTest
class KnownStatementsTest {
    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(ints = {100, 2_700, 8_000})
    void a_statement_is_planned_once_for_each_connection_however_long_ours_are(int length) {
        String statement = "SELECT $1::int AS number /*" + "x".repeat(length) + "*/";
        long known = pool.withConnection(connection -> connection
                        .preparedQuery(statement)
                        .execute(Tuple.of(1))
                        .chain(() -> connection
                                .preparedQuery("SELECT count(*) FROM pg_prepared_statements WHERE statement = $1")
                                .execute(Tuple.of(statement))))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(20));
        assertThat(known).isEqualTo(1);
    }
}
