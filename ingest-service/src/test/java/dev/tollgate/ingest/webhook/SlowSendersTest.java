package dev.tollgate.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With the bounds as they are set: few who are slow on purpose do not shut the door. */
class SlowSendersTest {
    /** As many as the gateways of two replicas carry of one sender. */
    private static final int AT_ONCE = 16;

    private static final int PIECES = 64;

    private final WebhookConfig config = WebhookSettings.defaults();
    private final MemoryInHand memory = MemoryInHand.of(config);

    @Test
    void two_slow_senders_of_large_bodies_leave_room_for_a_third() throws Exception {
        List<ArrivingBody> slow = new ArrayList<>();
        int refused = 0;
        for (int each = 0; each < AT_ONCE; each++) {
            for (String sender : new String[] {"203.0.113.1", "2001:db8:1:" + each + "::7"}) {
                Optional<ArrivingBody> body = arrived(sender);
                body.ifPresent(slow::add);
                refused += body.isEmpty() ? 1 : 0;
            }
        }
        // Of each three at once have room: 3 x (1 MiB + 16 KiB) < 4 MiB < 4 x (1 MiB + 16 KiB).
        assertThat(refused).isEqualTo(2 * (AT_ONCE - 3));
        assertThat(memory.senders()).isEqualTo(2);
        arrived("198.51.100.7").orElseThrow().close();
        arrived("203.0.113.2").orElseThrow().close();
        slow.forEach(ArrivingBody::close);
        assertThat(memory.senders()).isZero();
        assertThat(arrived("203.0.113.1")).isPresent();
    }

    @Test
    void bounds_that_the_largest_body_does_not_fit_in_stop_the_start() {
        for (String bound : new String[] {"max-in-hand-bytes", "max-in-hand-bytes-per-sender"}) {
            assertThatThrownBy(() -> MemoryInHand.of(WebhookSettings.with(
                            Map.of("tollgate.webhook.max-bytes", "1000000", "tollgate.webhook." + bound, "1016383"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("tollgate.webhook." + bound);
        }
    }

    /** All of the largest body, in pieces; it still waits for its end. */
    private Optional<ArrivingBody> arrived(String source) throws BodyNotTaken {
        ArrivingBody body = ArrivingBody.of(InetAddress.ofLiteral(source), memory, config.maxBytes());
        try {
            for (int piece = 0; piece < PIECES; piece++) {
                body.add(new byte[config.maxBytes() / PIECES]);
            }
            return Optional.of(body);
        } catch (BodyNotTaken full) {
            assertThat(full.reason()).isEqualTo(Reception.Cause.TOO_MUCH_IN_HAND);
            body.close();
            return Optional.empty();
        }
    }
}
