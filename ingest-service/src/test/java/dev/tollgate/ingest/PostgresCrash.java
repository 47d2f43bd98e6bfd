package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** PostgreSQL crashes, and forgets whatever had not reached its log on disk. */
final class PostgresCrash {
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private PostgresCrash() {}

    /** One of its processes is killed; then it ends all others, drops the memory that they shared, and recovers from disk. */
    static void happen() throws Exception {
        try (Connection one = EmbeddedPostgresResource.superuser().getConnection();
                Connection other = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet backend = one.createStatement().executeQuery("SELECT pg_backend_pid()")) {
            backend.next();
            ProcessHandle.of(backend.getLong(1)).orElseThrow().destroyForcibly();
            await(() -> !other.isValid(1));
        }
        await(PostgresCrash::isRecovered);
    }

    private static boolean isRecovered() {
        try (Connection again = EmbeddedPostgresResource.superuser().getConnection()) {
            return again.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + RECOVERY.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("within " + RECOVERY).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
