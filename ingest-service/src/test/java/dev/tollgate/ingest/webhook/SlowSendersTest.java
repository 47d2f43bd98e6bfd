package dev.tollgate.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.webhook.ReadingBodies.BodyNotTaken;
import dev.tollgate.ingest.webhook.ReadingBodies.Taken;
import dev.tollgate.kernel.house.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** With the bounds as they are set: few who are slow on purpose do not shut the door. */
class SlowSendersTest {
    /** As many as the gateways of two replicas carry of one sender. */
    private static final int AT_ONCE = 16;

    private final WebhookConfig config = WebhookSettings.defaults();
    private final MemoryInHand memory = MemoryInHand.of(config);
    private final ReadingBodies reading =
            new ReadingBodies(memory, new MovableClock(Deliveries.NOW), config.bodyTime(), config.maxBytes());

    @Test
    void two_slow_senders_of_large_bodies_leave_room_for_a_third() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger refused = new AtomicInteger();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int each = 0; each < AT_ONCE; each++) {
                for (String slow : new String[] {"203.0.113.1", "2001:db8:1:" + each + "::7"}) {
                    CountDownLatch settled = new CountDownLatch(1);
                    senders.submit(() -> {
                        if (!taken(slow, new Stalled(config.maxBytes(), settled, end))) {
                            refused.incrementAndGet();
                            settled.countDown();
                        }
                    });
                    assertThat(settled.await(30, TimeUnit.SECONDS)).isTrue();
                }
            }
            // Of each three at once have room: 3 x (1 MiB + 16 KiB) < 4 MiB < 4 x (1 MiB + 16 KiB).
            assertThat(refused).hasValue(2 * (AT_ONCE - 3));
            assertThat(memory.senders()).isEqualTo(2);
            assertThat(taken("198.51.100.7", new ByteArrayInputStream(new byte[config.maxBytes()])))
                    .isTrue();
            assertThat(taken("203.0.113.2", new ByteArrayInputStream(new byte[config.maxBytes()])))
                    .isTrue();
            end.countDown();
        }
        assertThat(memory.senders()).isZero();
        assertThat(taken("203.0.113.1", new ByteArrayInputStream(new byte[config.maxBytes()])))
                .isTrue();
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

    private boolean taken(String source, InputStream body) {
        Taken taken = reading.start(InetAddress.ofLiteral(source));
        try {
            if (!taken.more(MemoryInHand.BYTES_BESIDE)) {
                return false;
            }
            reading.read(body, taken);
            return true;
        } catch (BodyNotTaken e) {
            assertThat(e.reason()).isEqualTo(Reception.Cause.TOO_MUCH_IN_HAND);
            return false;
        } finally {
            taken.release();
        }
    }

    /** Sends all that it has at once, and never ends before the test does. */
    private static final class Stalled extends ByteArrayInputStream {
        private final CountDownLatch settled;
        private final CountDownLatch end;

        Stalled(int bytes, CountDownLatch settled, CountDownLatch end) {
            super(new byte[bytes]);
            this.settled = settled;
            this.end = end;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            int read = super.read(into, from, length);
            if (read < 0) {
                settled.countDown();
                awaitEnd();
            }
            return read;
        }

        private void awaitEnd() {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
