package dev.tollgate.bench.stand;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A real PostgreSQL that really writes to its disk, with the service's role and schema as in production. Embedded
 * PostgreSQL is started for tests, without waiting for the disk; what makes it durable is set back here, and read back.
 */
public final class Database implements AutoCloseable {
    private static final String ROLE = "ingest";
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final List<String> TOLD =
            List.of("wal_sync_method", "shared_buffers", "max_wal_size", "checkpoint_timeout", "max_connections");

    /** A little more than PostgreSQL's default of {@code max_wal_size}. */
    private static final int LOG_MEGABYTES = 1_100;

    private final EmbeddedPostgres postgres;
    private final Path data;

    private Database(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    /**
     * @param folder on a disk; a data folder is made in it, and deleted at the end
     * @param sharedBuffers PostgreSQL's own default where it is empty
     */
    public static Database start(Path folder, Optional<String> sharedBuffers) throws IOException, SQLException {
        Path data = Files.createTempDirectory(folder, "postgres-");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setServerConfig("max_connections", "100");
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        sharedBuffers.ifPresent(size -> builder.setServerConfig("shared_buffers", size));
        Database database = new Database(builder.start(), data);
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + ROLE + "'");
            statement.execute("CREATE SCHEMA " + ROLE + " AUTHORIZATION " + ROLE);
            statement.execute("ALTER ROLE " + ROLE + " SET search_path = " + ROLE);
        }
        return database;
    }

    /** What it runs with, as it says itself. @throws IllegalStateException when it would not wait for the disk */
    public String settings() throws SQLException {
        List<String> settings = new ArrayList<>();
        for (String setting : DURABLE) {
            String value = show(setting);
            if (!value.equals("on")) {
                throw new IllegalStateException("PostgreSQL runs with " + setting + "=" + value + ", so not durably");
            }
            settings.add(setting + "=" + value);
        }
        for (String setting : TOLD) {
            settings.add(setting + "=" + show(setting));
        }
        return "PostgreSQL " + show("server_version") + ": " + String.join(", ", settings);
    }

    /**
     * Makes its log as long as that of a database that has run for a while, which writes over the segments it has. A young
     * one makes each segment of 16 MB first, and whoever commits then waits for that, 60 ms here.
     */
    public void lengthenLog() throws SQLException {
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(pg_logical_emit_message(false, 'length', repeat('x', 1000000)))"
                    + " FROM generate_series(1, " + LOG_MEGABYTES + ")");
            statement.execute("CHECKPOINT");
        }
    }

    public DataSource owner() {
        return postgres.getDatabase(ROLE, "postgres");
    }

    public int port() {
        return postgres.getPort();
    }

    public String role() {
        return ROLE;
    }

    /** What a service needs to connect. */
    public Map<String, String> environment() {
        String address = "//127.0.0.1:" + port() + "/postgres";
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql:" + address,
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql:" + address,
                "QUARKUS_DATASOURCE_USERNAME",
                ROLE,
                "QUARKUS_DATASOURCE_PASSWORD",
                ROLE);
    }

    /** The process that all others of PostgreSQL are children of. */
    public ProcessHandle process() throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private DataSource superuser() {
        return postgres.getPostgresDatabase();
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
