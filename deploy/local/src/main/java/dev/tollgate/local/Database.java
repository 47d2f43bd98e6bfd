package dev.tollgate.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL on a free loopback port, with one role and one schema a service, as in production. */
final class Database implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Map<String, String> passwords;
    private final String version;

    private Database(EmbeddedPostgres postgres, Map<String, String> passwords, String version) {
        this.postgres = postgres;
        this.passwords = Map.copyOf(passwords);
        this.version = version;
    }

    static Database start(List<String> roles) throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                // As in production: the library turns both off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Map<String, String> passwords = new java.util.HashMap<>();
        SecureRandom random = new SecureRandom();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : roles) {
                byte[] secret = new byte[16];
                random.nextBytes(secret);
                passwords.put(role, HexFormat.of().formatHex(secret));
                statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + passwords.get(role) + "'");
                statement.execute("CREATE SCHEMA " + role + " AUTHORIZATION " + role);
                statement.execute("ALTER ROLE " + role + " SET search_path = " + role);
            }
            return new Database(postgres, passwords, connection.getMetaData().getDatabaseProductVersion());
        }
    }

    /** What a service needs to connect, by the environment and so in no command line. */
    Map<String, String> environmentOf(String role) {
        String address = "//127.0.0.1:" + port() + "/postgres";
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql:" + address,
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql:" + address,
                "QUARKUS_DATASOURCE_USERNAME",
                role,
                "QUARKUS_DATASOURCE_PASSWORD",
                passwords.get(role));
    }

    int port() {
        return postgres.getPort();
    }

    String version() {
        return version;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
