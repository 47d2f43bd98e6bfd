package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Senders who mean harm: whatever they do, each place is free again afterwards. */
@QuarkusTest
@GatewayTest
class UsageHostileTest {
    private static final int MANY = 200;

    @Test
    void two_hundred_senders_who_stop_half_way_are_all_told_and_nobody_else_waits_for_them() throws Exception {
        PeersResource.ingest().on("stalled", (head, body, out) -> untilCut(body));
        List<RawSender> senders = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            senders.add(RawSender.usage("stalled", 1_000));
            senders.getLast().send("x");
        }
        Door.as("pipeline").get("/v1/releases").then().statusCode(200);
        int tooSlow = 0;
        for (RawSender sender : senders) {
            String answer = sender.answer();
            assertThat(answer).containsPattern("^HTTP/1.1 (408|429) ");
            tooSlow += answer.startsWith("HTTP/1.1 408") ? 1 : 0;
            sender.close();
        }
        assertThat(tooSlow).isGreaterThanOrEqualTo(Places.COUNT);
        Places.areFree();
    }

    @Test
    void senders_who_are_gone_before_it_is_known_who_they_are_give_their_places_back_at_once() throws Exception {
        PeersResource.ingest().on("gone", (head, body, out) -> untilCut(body));
        boolean atOnce = false;
        // A machine with other things to do may be slow once; a place that is held for the whole second never is free.
        for (int attempt = 0; attempt < 5 && !atOnce; attempt++) {
            Places.areFree();
            for (int i = 0; i < Places.COUNT; i++) {
                RawSender.usage("gone", 1_000).close();
            }
            atOnce = Places.areFreeWithin(600);
        }
        assertThat(atOnce).isTrue();
    }

    private static void untilCut(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException reset) {
            // That is an end too.
        }
    }
}
