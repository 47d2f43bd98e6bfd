package dev.tollgate.ingest.webhook.adapter.postgres;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL with the service's tables, and nothing of the service but its adapters. */
final class InboxDatabase implements BeforeAllCallback, AfterAllCallback {
    private final List<AutoCloseable> open = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private Pool pool;

    @Override
    public void beforeAll(ExtensionContext test) {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.add(postgres);
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        pool = connected(new PgConnectOptions());
    }

    @Override
    public void afterAll(ExtensionContext test) throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    Pool pool() {
        return pool;
    }

    /** Connections that are told of a commit before it is on disk. */
    Pool forgetful() {
        return connected(new PgConnectOptions().addProperty("synchronous_commit", "off"));
    }

    private Pool connected(PgConnectOptions options) {
        options.setHost("localhost")
                .setPort(postgres.getPort())
                .setDatabase("postgres")
                .setUser("postgres")
                .setPassword("postgres");
        io.vertx.sqlclient.Pool plain = PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(8))
                .build();
        open.addFirst(plain::close);
        return Pool.newInstance(plain);
    }

    void execute(String statement) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a statement with parameters, whatever their values; the server knows such only without the driver's own. */
    List<String> plan(String statement) {
        String address = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?preferQueryMode=simple";
        try (Connection connection = DriverManager.getConnection(address, "postgres", "postgres");
                ResultSet found = connection.createStatement().executeQuery("EXPLAIN (GENERIC_PLAN) " + statement)) {
            List<String> lines = new ArrayList<>();
            while (found.next()) {
                lines.add(found.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of an answer, each with its columns separated by spaces. */
    List<String> rows(String question) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                ResultSet found = connection.createStatement().executeQuery(question)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                StringJoiner row = new StringJoiner(" ");
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What became of all that came of a provider. */
    String stored(String provider) {
        String of = " WHERE provider = '" + provider + "')";
        return rows("SELECT (SELECT count(*) FROM billing_webhooks" + of + " || ' rows ' || "
                        + "(SELECT count(*) FROM billing_webhook_counted" + of + " || ' counted ' || "
                        + "(SELECT count(*) FROM billing_webhook_repeat JOIN billing_webhooks USING (ordinal)" + of
                        + " || ' repeats ' || (SELECT count(*) FROM billing_webhook_conflict" + of
                        + " || ' behind ' || (SELECT count(*) FROM billing_webhook_waiting" + of + " || ' waiting'")
                .getFirst();
    }
}
