package dev.tollgate.kernel.house;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for the tests of one service, with the service's own role and schema, as in production.
 *
 * <p>Use: {@code @WithTestResource(value = EmbeddedPostgresResource.class, initArgs = @ResourceArg(name = "role", value =
 * "ingest"))}.
 */
public final class EmbeddedPostgresResource implements QuarkusTestResourceLifecycleManager {
    private static @Nullable EmbeddedPostgres running;
    private String role = "tollgate";

    @Override
    public void init(Map<String, String> arguments) {
        role = arguments.getOrDefault("role", role);
    }

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    // As in production: the library turns both off.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            running = postgres;
            createRole(postgres.getPostgresDatabase());
            String address = "//localhost:" + postgres.getPort() + "/postgres";
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql:" + address,
                    "quarkus.datasource.reactive.url",
                    "postgresql:" + address,
                    "quarkus.datasource.username",
                    role,
                    "quarkus.datasource.password",
                    role);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As superuser, for tests that look at tables behind the service's back. */
    public static DataSource superuser() {
        if (running == null) {
            throw new IllegalStateException("no PostgreSQL is running");
        }
        return running.getPostgresDatabase();
    }

    @Override
    public void stop() {
        if (running != null) {
            try {
                running.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = null;
        }
    }

    private void createRole(DataSource superuser) throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
            statement.execute("CREATE SCHEMA " + role + " AUTHORIZATION " + role);
            statement.execute("ALTER ROLE " + role + " SET search_path = " + role);
        }
    }
}
