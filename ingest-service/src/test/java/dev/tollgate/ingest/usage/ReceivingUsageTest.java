package dev.tollgate.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.intake.GroupCommit;
import dev.tollgate.ingest.intake.InHand;
import dev.tollgate.ingest.intake.NotConfirmed;
import dev.tollgate.ingest.usage.adapter.cloudevents.CloudEvents;
import dev.tollgate.kernel.house.MovableClock;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceivingUsageTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration BODY_TIME = Duration.ofSeconds(30);

    private final MovableClock clock = new MovableClock(NOW);
    private final Answering store = new Answering();
    private final GroupCommit<TimedEvent, Outcome> storing =
            new GroupCommit<>("usage", store::store, 1, 100, Duration.ofSeconds(20));
    private final InHand inHand = new InHand(10);
    private final Told counts = new Told();
    private final ReceivingUsage receiving = new ReceivingUsage(
            CloudEvents.bodies(),
            new AcceptingUsage(
                    storing,
                    store,
                    (_, events) -> new TenantRates.Grant(events, Duration.ZERO),
                    clock,
                    new DefaultUsageConfig()),
            inHand,
            counts,
            clock,
            BODY_TIME);

    @AfterEach
    void stop() {
        storing.close();
    }

    @Test
    void a_body_that_comes_too_slowly_is_given_up_and_nothing_of_it_is_stored() throws Exception {
        String event = Usage.event("acme", "e-1", "1", NOW);
        InputStream slow = new SequenceInputStream(text(event + "\n"), new Late(clock, text(event)));
        assertThat(receive(slow)).isEqualTo(new Reception.TooSlow(BODY_TIME));
        assertThat(counts.lines).containsExactly("BODY_TOO_SLOW 2 sender");
        assertThat(store.stored).isZero();
        assertThat(inHand.held()).isZero();
    }

    @Test
    void a_body_that_is_cut_off_is_not_stored() throws Exception {
        InputStream cut = new SequenceInputStream(text(Usage.event("acme", "e-1", "1", NOW) + "\n"), new Cut());
        assertThat(receive(cut)).isInstanceOf(Reception.BodyWrong.class);
        assertThat(counts.lines).containsExactly("UNREADABLE_BODY 2 sender");
        assertThat(store.stored).isZero();
        assertThat(inHand.held()).isZero();
    }

    @Test
    void a_store_that_does_not_confirm_leaves_the_outcome_unknown_and_tells_so() throws Exception {
        store.broken = true;
        assertThat(receive(text(Usage.event("acme", "e-1", "1", NOW))))
                .isEqualTo(new Reception.Unconfirmed(Duration.ofSeconds(5)));
        assertThat(counts.lines).containsExactly("why: the store did not confirm them", "NOT_CONFIRMED 1 sender");
        assertThat(inHand.held()).isZero();
    }

    @Test
    void a_sender_that_is_bound_to_a_tenant_cannot_send_for_another() throws Exception {
        InputStream both = text(Usage.event("acme", "e-1", "1", NOW) + "\n" + Usage.event("other", "e-1", "1", NOW));
        Reception reception =
                receiving.receive(new UsageBody(BodyForm.LINES, Map.of(), both, false, Optional.of("acme"), "sender"));
        assertThat(((Reception.Answered) reception).outcomes())
                .containsExactly(
                        new Outcome.Accepted(NOW, Timing.ON_TIME),
                        new Outcome.Rejected(
                                DropReason.INVALID_EVENT,
                                List.of(new dev.tollgate.kernel.Problem.FieldError(
                                        "data.tenant", "is not the sender's tenant"))));
        assertThat(store.stored).isEqualTo(1);
    }

    private Reception receive(InputStream body) throws InterruptedException {
        return receiving.receive(new UsageBody(BodyForm.LINES, Map.of(), body, false, Optional.empty(), "sender"));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Accepts everything, or nothing. */
    private static final class Answering implements UsageEvents {
        private volatile boolean broken;
        private volatile int stored;

        @Override
        public Uni<List<Outcome>> store(List<TimedEvent> events) {
            if (broken) {
                return Uni.createFrom().failure(new IllegalStateException("the database is gone"));
            }
            stored += events.size();
            return Uni.createFrom()
                    .item(events.stream()
                            .map(each -> (Outcome) new Outcome.Accepted(NOW, each.timing()))
                            .toList());
        }

        @Override
        public Uni<List<Outcome>> recognise(List<UsageEvent> events) {
            throw new AssertionError("nothing is too old here");
        }
    }

    private static final class Told implements UsageCounts {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void accepted(long events) {}

        @Override
        public void duplicate(long events) {}

        @Override
        public void dropped(DropReason reason, long events, String sender) {
            lines.add(reason + " " + events + " " + sender);
        }

        @Override
        public void notConfirmed(NotConfirmed why) {
            lines.add("why: " + why.getMessage());
        }
    }

    /** Time passes before its first byte comes. */
    private static final class Late extends java.io.FilterInputStream {
        private final MovableClock clock;

        Late(MovableClock clock, InputStream in) {
            super(in);
            this.clock = clock;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            clock.advance(BODY_TIME.plusMillis(1));
            return super.read(into, from, length);
        }
    }

    private static final class Cut extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }
    }
}
