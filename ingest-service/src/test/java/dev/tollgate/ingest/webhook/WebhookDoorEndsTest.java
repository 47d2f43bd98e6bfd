package dev.tollgate.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.ingest.webhook.RawWebhook.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a request at the door can end before it was judged; each end gives back all memory, and is told in health. */
@QuarkusTest
@IngestServiceTest
@TestProfile(SmallDoor.class)
class WebhookDoorEndsTest {
    private static final int MANY = 25;
    /** So many that have no body yet have room at the same moment. */
    private static final int AT_ONCE = 4;

    private final String event = StripeHook.event("evt_" + UUID.randomUUID(), "10");
    private int notTakenBefore;

    @BeforeEach
    void lookAtHealth() {
        notTakenBefore = notTaken();
    }

    @AfterEach
    void nothingIsHeldAndTheDoorStillAnswers() {
        String largest = largest();
        int toldBefore = notTaken();
        int refused = 0;
        Instant deadline = Instant.now().plusSeconds(20);
        while (StripeHook.send(largest).extract().statusCode() != 200) {
            refused++;
            assertThat(Instant.now())
                    .as("a body of the largest size has all the memory that there is")
                    .isBefore(deadline);
        }
        int all = toldBefore + refused;
        until(() -> notTaken() >= all);
    }

    @Test
    void a_body_that_comes_too_slowly_is_answered_408() throws IOException {
        Answer answer = ends(408, RawWebhook.head(event, "Content-Length: 10") + "{");
        assertThat(answer.problem()).isEqualTo("too-slow");
        mustHaveTold(1);
    }

    @Test
    void a_body_that_is_larger_than_it_may_be_is_answered_413_with_a_length_and_without() throws IOException {
        String tooLarge = "x".repeat(SmallDoor.MAX_BYTES + 1);
        assertThat(ends(413, RawWebhook.whole(tooLarge)).problem()).isEqualTo("too-large");
        assertThat(ends(413, chunked(tooLarge)).problem()).isEqualTo("too-large");
        mustHaveTold(2);
    }

    @Test
    void a_content_encoding_is_answered_415_before_the_body_comes_and_is_not_told() throws IOException {
        String head = RawWebhook.head(event, "Content-Encoding: gzip", "Content-Length: 10");
        assertThat(ends(415, head).problem()).isEqualTo("not-supported");
        // What is told later than it would be.
        ends(413, chunked("x".repeat(SmallDoor.MAX_BYTES + 1)));
        mustHaveTold(1);
    }

    @Test
    void a_sender_who_hangs_up_within_his_body_is_told_as_not_taken() throws IOException {
        String head = RawWebhook.head(event, "Content-Length: " + event.length());
        RawWebhook.connect().send(head + event.substring(1)).close();
        mustHaveTold(1);
    }

    @Test
    void chunks_that_are_none_are_told_as_not_taken() throws IOException {
        try (RawWebhook sender = RawWebhook.connect()) {
            sender.send(RawWebhook.head(event, "Transfer-Encoding: chunked") + "2\r\n{}\r\nnonsense\r\n")
                    .mustEnd();
        }
        mustHaveTold(1);
    }

    @Test
    void more_than_there_is_room_for_is_answered_429_with_a_time_to_come_again() throws IOException {
        String largest = largest();
        try (RawWebhook holding = RawWebhook.connect()) {
            String head = RawWebhook.head(largest, "Content-Length: " + largest.length());
            holding.send(head + largest.substring(1));
            assertThat(until(() -> StripeHook.send("{}", "forged").extract().statusCode() == 429))
                    .isTrue();
            Answer full = ends(429, RawWebhook.whole(event));
            holding.send(largest.substring(0, 1));
            assertThat(full.problem()).isEqualTo("too-many-requests");
            assertThat(full.field("retry-after")).contains("5");
            assertThat(holding.answer().status()).isEqualTo(401);
        }
        mustHaveTold(2);
    }

    @Test
    void many_of_each_end_hold_nothing_together() throws IOException {
        String tooLarge = "x".repeat(SmallDoor.MAX_BYTES + 1);
        int told = 2 * MANY;
        for (int round = 0; round < MANY; round++) {
            // With its end, as its connection ends sooner then.
            ends(413, chunked(tooLarge) + "0\r\n\r\n");
            ends(415, RawWebhook.head(event, "Content-Encoding: gzip", "Content-Length: 2") + "{}");
            RawWebhook.connect()
                    .send(RawWebhook.head(event, "Content-Length: 10") + "{")
                    .close();
            // The one who hung up may still be in hand.
            int forged = StripeHook.send("{}", "forged").extract().statusCode();
            assertThat(forged).isIn(401, 429);
            told += forged == 429 ? 1 : 0;
        }
        List<Integer> slow = slowAtOnce();
        assertThat(slow).contains(408).isSubsetOf(408, 429);
        mustHaveTold(told + slow.size());
    }

    private List<Integer> slowAtOnce() throws IOException {
        List<RawWebhook> slow = new ArrayList<>();
        for (int sender = 0; sender < AT_ONCE + 1; sender++) {
            slow.add(RawWebhook.connect().send(RawWebhook.head(event, "Content-Length: 10")));
        }
        List<Integer> statuses = new ArrayList<>();
        for (RawWebhook one : slow) {
            statuses.add(one.answer().status());
            one.close();
        }
        return statuses;
    }

    /** Such an answer, of which the connection's end is a part: what stands unread on it would be taken for a request. */
    private static Answer ends(int status, String request) throws IOException {
        try (RawWebhook sender = RawWebhook.connect()) {
            Answer answer = sender.send(request).answer();
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.field("connection")).contains("close");
            assertThat(answer.field("content-type").orElseThrow()).startsWith("application/problem+json");
            sender.mustEnd();
            return answer;
        }
    }

    /** One chunk, and no end. */
    private static String chunked(String body) {
        return RawWebhook.head(body, "Transfer-Encoding: chunked") + Integer.toHexString(body.length()) + "\r\n" + body
                + "\r\n";
    }

    private static String largest() {
        String event = StripeHook.event("evt_" + UUID.randomUUID(), "10");
        return event + " ".repeat(SmallDoor.MAX_BYTES - event.length());
    }

    private void mustHaveTold(int deliveries) {
        until(() -> notTaken() - notTakenBefore >= deliveries);
        assertThat(notTaken() - notTakenBefore).isEqualTo(deliveries);
    }

    private static int notTaken() {
        return Requests.as("service")
                .get("/v1/webhooks/health?window=P7D")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("providers.find {it.provider == 'stripe'}.notTaken");
    }

    private static boolean until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
