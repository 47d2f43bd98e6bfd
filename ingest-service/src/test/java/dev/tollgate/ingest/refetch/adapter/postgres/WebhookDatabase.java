package dev.tollgate.ingest.refetch.adapter.postgres;

import dev.tollgate.ingest.refetch.Payments;
import dev.tollgate.ingest.refetch.WaitingWebhooks;
import dev.tollgate.kernel.Sha256;
import io.smallrye.context.SmallRyeContextManagerProvider;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL with the service's own tables, without the service; empty before each test. */
final class WebhookDatabase implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final Vertx vertx = Vertx.vertx();
    private final List<Pool> pools = new ArrayList<>();
    private Optional<EmbeddedPostgres> running = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        // Set up once, before many hands would do it at the same moment; Quarkus does so at its start.
        SmallRyeContextManagerProvider.getManager();
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        running = Optional.of(postgres);
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        change("TRUNCATE billing_webhooks CASCADE");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        pools.forEach(Pool::closeAndAwait);
        pools.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        running.orElseThrow().close();
    }

    /** Each call is another replica: it has a pool of its own. */
    WaitingWebhooks replica() {
        PgConnectOptions connection = new PgConnectOptions()
                .setHost("localhost")
                .setPort(running.orElseThrow().getPort())
                .setDatabase("postgres")
                .setUser("postgres")
                .setPassword("postgres");
        Pool pool = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(6))
                .connectingTo(connection)
                .using(vertx)
                .build());
        pools.add(pool);
        return new PostgresWaitingWebhooks(pool);
    }

    /** A delivery that was acknowledged and waits, due at once. */
    long waits(String provider, String eventId, String objectId, String type, String body, Instant at)
            throws SQLException {
        long ordinal = stored(provider, eventId, objectId, type, body, at, "pending");
        waitsAgain(ordinal, provider, objectId, at);
        return ordinal;
    }

    /** A delivery of the first provider as it claims an object; its content differs with the event, as others' do. */
    void claims(String event, String object, String type, String claimed) throws SQLException {
        String body = Payments.event(type, claimed).replace("notification", "notification " + event);
        waits("yookassa", event, object, type, body, Instant.now());
    }

    /** As the inbox does with one that was denied, and came again. */
    void waitsAgain(long ordinal, String provider, String objectId, Instant at) throws SQLException {
        change("INSERT INTO billing_webhook_waiting (ordinal, provider, object_id, next_try_at) VALUES (" + ordinal
                + ", '" + provider + "', '" + objectId + "', '" + at + "')");
    }

    /** Another delivery of an event, which counts already. */
    void counts(String provider, String eventId, String objectId, Instant at) throws SQLException {
        long ordinal = stored(provider, eventId, objectId, "payment.succeeded", "{}", at, "trusted");
        change("INSERT INTO billing_webhook_counted (provider, event_id, ordinal, counted_at) VALUES ('" + provider
                + "', '" + eventId + "', " + ordinal + ", '" + at + "')");
    }

    private long stored(
            String provider, String eventId, String objectId, String type, String body, Instant at, String verdict)
            throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO billing_webhooks (provider, event_id, object_id, event_type, content_digest,
                            received_at, source, headers, body, checks, verdict)
                        VALUES (?, ?, ?, ?, ?, ?, '203.0.113.7', '{}', ?, '[]', ?) RETURNING ordinal""")) {
            insert.setString(1, provider);
            insert.setString(2, eventId);
            insert.setString(3, objectId);
            insert.setString(4, type);
            insert.setString(5, Sha256.of(body.getBytes(StandardCharsets.UTF_8)).hex());
            insert.setObject(6, at.atOffset(ZoneOffset.UTC));
            insert.setBytes(7, body.getBytes(StandardCharsets.UTF_8));
            insert.setString(8, verdict);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Each row as its columns, joined with a space. */
    List<String> rows(String query) throws SQLException {
        try (Connection connection = connect();
                ResultSet found = connection.createStatement().executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    columns.add(String.valueOf(found.getString(column)));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        }
    }

    void change(String statement) throws SQLException {
        try (Connection connection = connect()) {
            connection.createStatement().execute(statement);
        }
    }

    private Connection connect() throws SQLException {
        return running.orElseThrow().getPostgresDatabase().getConnection();
    }
}
