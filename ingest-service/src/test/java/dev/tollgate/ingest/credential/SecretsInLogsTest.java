package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tollgate.kernel.ProviderId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What libraries log at their most talkative, while secrets and tokens pass through every backend. */
class SecretsInLogsTest {
    private static final String FIELDS = "{\"key\": \"" + PlantedValue.VALUE + "\"}";

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = Logger.getLogger("");
    private final Logger marker = Logger.getLogger("io.quarkus.vault.client.marker");
    private final Level before = root.getLevel();
    private final Handler collecting = new Collecting();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        collecting.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(collecting);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(collecting);
        root.setLevel(before);
    }

    @Test
    void secrets_stay_put_no_log_has_one_at_any_level() throws IOException {
        String token =
                Files.writeString(folder.resolve("token"), PlantedValue.VALUE).toString();
        Files.writeString(folder.resolve("aws"), FIELDS);
        marker.finest("the most talkative level is heard");
        resolveTwice(Configured.with("file", folder.toUri().toString(), "aws"));
        resolveTwice(Configured.with("env", "-", "AWS_SECRET").in("dev").and("AWS_SECRET", FIELDS));
        try (ResolverServer resolver = ResolverServer.started(PlantedValue.VALUE)) {
            resolver.holds("aws", "{\"fields\": " + FIELDS + "}");
            resolveTwice(Configured.with("http", resolver.endpoint(), "aws")
                    .and("TOLLGATE_CREDENTIAL_HTTP_TOKEN_FILE", token));
        }
        HttpServer vault = vault();
        try {
            resolveTwice(Configured.with(
                            "vault", "http://127.0.0.1:" + vault.getAddress().getPort(), "kv:aws")
                    .and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "approle")
                    .and("TOLLGATE_CREDENTIAL_VAULT_ROLE_ID", "tollgate")
                    .and("TOLLGATE_CREDENTIAL_VAULT_SECRET_ID_FILE", token));
        } finally {
            vault.stop(0);
        }
        assertThat(lines).anyMatch(line -> line.contains("the most talkative level is heard"));
        PlantedValue.isNowhereIn(String.join("\n", lines));
    }

    /** The second time after the lease, which is renewed with its own token. */
    private static void resolveTwice(Configured configured) {
        Resolving resolving = configured.started();
        assertThat(resolving.resolve(ProviderId.AWS)).hasToString("Credential[not shown]");
        configured.clock.advance(Duration.ofMinutes(12));
        assertThat(resolving.resolve(ProviderId.AWS).require("key")).isEqualTo(PlantedValue.VALUE);
    }

    private static HttpServer vault() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/auth", exchange -> {
            byte[] body = VaultAnswers.login(PlantedValue.VALUE, 900, true).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/v1/kv/data/aws", exchange -> {
            byte[] body = VaultAnswers.secret(FIELDS)
                    .replace("\"warnings\": null", "\"warnings\": [\"" + PlantedValue.VALUE + "\"]")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private final class Collecting extends Handler {
        private final SimpleFormatter format = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            lines.add(format.format(line));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
