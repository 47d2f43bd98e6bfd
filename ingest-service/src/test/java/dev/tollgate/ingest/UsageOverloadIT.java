package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.PeerKeysResource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More senders than connections, each with as wide a body as may be, against the packaged service and its 256 MiB. */
class UsageOverloadIT {
    private static final int SENDERS = 400;
    private static final long ENDED_WITHIN_SECONDS = 120;

    @RegisterExtension
    private final PackagedServices services = new PackagedServices();

    private final List<Socket> senders = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(SENDERS);

    @AfterEach
    void stop() throws IOException {
        for (Socket one : senders) {
            one.close();
        }
    }

    @Test
    void wide_bodies_on_every_connection_fit_into_memory_and_the_next_sender_is_served() throws Exception {
        PackagedService service = services.start();
        byte[] body = events(10_000, "s".repeat(700)).getBytes(StandardCharsets.UTF_8);
        for (int sender = 0; sender < SENDERS; sender++) {
            begin(service.port(), body);
        }
        assertThat(ended.await(ENDED_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(service.log()).contains("billing_usage_event_drop").doesNotContain("OutOfMemoryError");
        assertThat(service.post("/v1/usage-events", "application/cloudevents-batch+json", events(5, "after"))
                        .statusCode())
                .isEqualTo(200);
    }

    private void begin(int port, byte[] body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        senders.add(socket);
        byte[] head = """
                POST /v1/usage-events HTTP/1.1\r
                Host: a\r
                Connection: close\r
                Content-Type: application/cloudevents-batch+json\r
                Authorization: %s\r
                Content-Length: %d\r
                \r
                """.formatted(PeerKeysResource.bearer("gateway", "ingest-service", "operator"), body.length)
                .getBytes(StandardCharsets.ISO_8859_1);
        Thread.ofVirtual().start(() -> {
            try (socket) {
                socket.getOutputStream().write(head);
                socket.getOutputStream().write(body);
                socket.getInputStream().readAllBytes();
            } catch (IOException refused) {
                // What became of these does not matter here.
            } finally {
                ended.countDown();
            }
        });
    }

    private static String events(int count, String subject) {
        StringJoiner batch = new StringJoiner(",", "[", "]");
        Instant now = Instant.now();
        for (int number = 0; number < count; number++) {
            batch.add("""
                    {"specversion":"1.0","id":"e-%d","source":"/%d","type":"dev.tollgate.usage.v1","time":"%s",\
                    "subject":"%s","data":{"tenant":"wide","product":"api","meter":"m","quantity":"1"}}""".formatted(number, count, now, subject));
        }
        return batch.toString();
    }
}
