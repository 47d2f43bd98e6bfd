package dev.tollgate.ingest.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.refetch.TalkativeApiResource;
import dev.tollgate.kernel.house.PlantedSecret;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service logs at its most talkative, while secrets come to the door and go to a provider's API. */
@QuarkusTest
@IngestServiceTest
@WithTestResource(TalkativeApiResource.class)
class WebhookSecretsInLogsTest {
    private static final PlantedSecret SENT = PlantedSecret.of("sent-1f7ae3");

    /** The sender and the API of the test itself, which live in this process and may log what they have. */
    private static final List<String> PEERS =
            List.of("org.apache.http.", "org.eclipse.jetty.", "wiremock.", "com.github.tomakehurst.", "WireMock");

    private static final String ECHO = "{{request.headers.Authorization}}";

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler listening = new Listening();
    private final Logger root = Logger.getLogger("");

    @BeforeEach
    void listen() {
        listening.setLevel(Level.ALL);
        root.addHandler(listening);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(listening);
        TalkativeApiResource.api().answerAsBefore();
    }

    @Test
    void secrets_stay_put_no_line_of_the_door_has_what_was_sent() {
        String text = SENT.text();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {"Stripe-Signature", "Webhook-Signature", "X-Token", "Cookie"}) {
            headers.put(name, text);
        }
        headers.put("Tollgate-Sender-Authorization", "Bearer " + text);
        String body = "{\"id\": \"" + text.replace("\"", "\\\"") + "\"}";
        assertThat(TillHook.send("198.51.100.1", body, headers)).isEqualTo(403);
        assertThat(TillHook.send("198.51.100.1", body.substring(1), headers)).isEqualTo(403);
        assertThat(TillHook.send("192.0.2.7", body, headers)).isEqualTo(401);
        headers.put("Content-Encoding", text);
        assertThat(TillHook.send("192.0.2.7", body, headers)).isEqualTo(415);
        mustHoldNone(SENT);
    }

    @Test
    void secrets_stay_put_no_line_has_the_credential_however_the_api_answers() {
        Map<String, ResponseDefinitionBuilder> answers = new LinkedHashMap<>();
        answers.put("not-authorised", echo(401, ECHO));
        answers.put("throttled", echo(429, ECHO));
        answers.put("server-error", echo(500, ECHO));
        answers.put("not-json", echo(200, "<html>" + ECHO));
        answers.put("bad-answer", echo(200, "{\"id\": \"" + ECHO + "\"}"));
        answers.put("cut-off", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        String object = UUID.randomUUID().toString();
        String id = "payment.succeeded:" + object;
        answers.forEach((failure, answer) -> {
            TalkativeApiResource.api().answer(answer);
            // The first of them makes it wait; each later one is what it is asked next.
            assertThat(TillHook.send("payment.succeeded", object)).isEqualTo(200);
            TillHook.listed("waiting", id, "lastFailure", failure);
        });
        TalkativeApiResource.api().answerAsBefore();
        TillHook.listed("counted", id);
        assertThat(lines).anyMatch(line -> line.contains("failure=not-authorised"));
        mustHoldNone(TalkativeApiResource.KEY);
    }

    private void mustHoldNone(PlantedSecret secret) {
        Logger.getLogger("dev.tollgate.marker").fine("the most talkative level is heard");
        assertThat(lines).anyMatch(line -> line.contains("the most talkative level is heard"));
        assertThat(secret.foundIn(String.join("\n", lines))).isEmpty();
    }

    private static ResponseDefinitionBuilder echo(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("X-Echo", ECHO)
                .withBody(body)
                .withTransformers("response-template");
    }

    private final class Listening extends Handler {
        private final SimpleFormatter format = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            if (PEERS.stream().noneMatch(String.valueOf(line.getLoggerName())::startsWith)) {
                lines.add(format.format(line));
            }
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
