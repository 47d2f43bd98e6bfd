package dev.tollgate.ingest.backfill;

import static dev.tollgate.ingest.backfill.UsageLines.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.backfill.BackfillResult.Stop;
import dev.tollgate.ingest.backfill.EventAnswer.Status;
import dev.tollgate.ingest.backfill.EventReceiver.Reply;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.Problem.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BackfillingTest {
    private static final BackfillScope OCTOBER = new BackfillScope(
            "acme", "sub-7", Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));

    private final List<List<String>> sent = new ArrayList<>();
    private final Deque<Function<List<UsageEvent>, Reply>> replies = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    @Test
    void events_go_in_the_files_order_a_thousand_at_a_time_and_duplicates_of_the_file_once() throws Exception {
        List<String> lines = new ArrayList<>(ACME.lines(2_001));
        lines.add(5, ACME.of("other").line("x"));
        lines.add(ACME.line("e7"));
        BackfillResult result = send(lines);
        assertThat(sent).extracting(List::size).containsExactly(1_000, 1_000, 1);
        assertThat(sent.stream().flatMap(List::stream).toList())
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 2_001)
                        .mapToObj(i -> "e" + i)
                        .toList());
        assertThat(result)
                .isEqualTo(new BackfillResult(Map.of(Status.ACCEPTED, 2_001L), 0, List.of(), Optional.empty()));
        assertThat(result.isAllCounted()).isTrue();
        assertThat(progress).containsExactly("1000 of 2001", "2000 of 2001", "2001 of 2001");
    }

    @Test
    void once_the_same_events_are_sent_again_when_nothing_is_known_of_the_outcome() throws Exception {
        replies.add(_ -> later("no answer"));
        replies.add(_ -> later("the server answered 503"));
        replies.add(events -> all(events, Status.DUPLICATE));
        BackfillResult result = send(ACME.lines(3));
        assertThat(sent).containsExactly(sent.getFirst(), sent.getFirst(), sent.getFirst());
        assertThat(result.counts()).isEqualTo(Map.of(Status.DUPLICATE, 3L));
        assertThat(progress).containsExactly("waiting: no answer", "waiting: the server answered 503", "3 of 3");
    }

    @Test
    void only_the_refused_ones_are_sent_again_and_not_before_they_may() throws Exception {
        replies.add(_ -> new Reply.Answered(
                List.of(answer(Status.ACCEPTED), answer(Status.REFUSED), answer(Status.REFUSED)),
                Optional.of(Duration.ofSeconds(7))));
        BackfillResult result = send(ACME.lines(3));
        assertThat(sent).containsExactly(List.of("e0", "e1", "e2"), List.of("e1", "e2"));
        assertThat(waits).containsExactly(Duration.ofSeconds(7));
        assertThat(result.counts()).isEqualTo(Map.of(Status.ACCEPTED, 3L));
    }

    @Test
    void whoever_gets_on_does_not_give_up_however_often_some_are_refused() throws Exception {
        for (int i = 0; i < 9; i++) {
            replies.add(events -> {
                List<EventAnswer> answers = new ArrayList<>(List.of(answer(Status.ACCEPTED)));
                events.stream().skip(1).forEach(_ -> answers.add(answer(Status.REFUSED)));
                return new Reply.Answered(answers, Optional.empty());
            });
        }
        assertThat(send(ACME.lines(10)).isAllCounted()).isTrue();
        assertThat(sent).hasSize(10);
    }

    @Test
    void it_gives_up_after_the_tries_that_it_has_and_says_how_far_it_came() throws Exception {
        replies.add(events -> all(events, Status.ACCEPTED));
        for (int i = 0; i < 3; i++) {
            replies.add(_ -> later("the server answered 503"));
        }
        BackfillResult result = send(ACME.lines(1_500));
        assertThat(result)
                .isEqualTo(new BackfillResult(
                        Map.of(Status.ACCEPTED, 1_000L),
                        500,
                        List.of(),
                        Optional.of(new Stop("gave up after 3 tries: the server answered 503", false))));
        assertThat(result.isAllCounted()).isFalse();
        assertThat(waits).hasSize(2);
    }

    @Test
    void it_does_not_wait_longer_than_it_may_however_long_it_is_asked_to() throws Exception {
        replies.add(_ -> new Reply.Later("the server answered 429", Optional.of(Duration.ofHours(1))));
        BackfillResult result = send(ACME.lines(1));
        assertThat(result.stopped())
                .hasValue(new Stop("gave up after 1 try: the server answered 429, asked to wait 3600 s", false));
        assertThat(waits).isEmpty();
    }

    @Test
    void a_key_that_may_not_and_an_answer_that_will_not_change_end_it_at_once() throws Exception {
        replies.add(_ -> new Reply.Denied("the server does not know the API key (401)"));
        assertThat(send(ACME.lines(1)).stopped())
                .hasValue(new Stop("the server does not know the API key (401)", true));
        replies.add(_ -> new Reply.Hopeless("the server answered 404"));
        assertThat(send(ACME.lines(1)).stopped()).hasValue(new Stop("the server answered 404", false));
        assertThat(sent).hasSize(2);
    }

    @Test
    void conflicts_and_rejected_ones_are_told_with_their_place_and_do_not_stop_the_others() throws Exception {
        FieldError error = new FieldError("time", "is too old");
        replies.add(_ -> new Reply.Answered(
                List.of(
                        answer(Status.CONFLICT),
                        new EventAnswer(Status.REJECTED, List.of(error)),
                        answer(Status.ACCEPTED)),
                Optional.empty()));
        BackfillResult result = send(ACME.lines(3));
        assertThat(result.isAllCounted()).isFalse();
        assertThat(result.stopped()).isEmpty();
        assertThat(result.notCounted())
                .extracting(one -> one.place() + " " + one.key().id() + " " + one.answer())
                .containsExactly(
                        "line 1 e0 " + answer(Status.CONFLICT),
                        "line 2 e1 " + new EventAnswer(Status.REJECTED, List.of(error)));
    }

    @Test
    void nothing_is_sent_but_what_was_checked_a_file_that_changed_meanwhile_ends_it() throws Exception {
        List<String> checked = ACME.lines(1_002);
        List<String> changed = new ArrayList<>(checked);
        changed.set(1_001, ACME.worth("9").line("e1001"));
        List<String> longer = new ArrayList<>(checked);
        longer.add(ACME.line("more"));
        Stop stop = new Stop("the file changed after it was checked", false);
        for (List<String> other : List.of(changed, longer, checked.subList(0, 1_001))) {
            BackfillResult result = send(FileInMemory.changing(List.of(checked, other)));
            assertThat(result.stopped()).hasValue(stop);
        }
        assertThat(sent).extracting(List::size).containsExactly(1_000, 1_000, 1_000);
        assertThat(send(FileInMemory.changing(List.of(checked, checked))).isAllCounted())
                .isTrue();
    }

    @Test
    void once_what_grew_only_behind_the_last_full_batch_is_told_too() throws Exception {
        List<String> checked = ACME.lines(1_000);
        List<String> longer = ACME.lines(1_001);
        BackfillResult result = send(FileInMemory.changing(List.of(checked, longer)));
        assertThat(result.count(Status.ACCEPTED)).isEqualTo(1_000);
        assertThat(result.stopped()).hasValue(new Stop("the file changed after it was checked", false));
    }

    private BackfillResult send(List<String> lines) throws Exception {
        return send(FileInMemory.of(lines));
    }

    private BackfillResult send(EventFile file) throws Exception {
        BackfillPlan plan = CheckingBackfill.check(file, OCTOBER);
        return new Backfilling(
                        this::receive, new Backoff(3, Duration.ofSeconds(30)), waits::add, () -> new UUID(0, 0xFFFF))
                .send(plan, file, new Told());
    }

    private Reply receive(List<UsageEvent> events) {
        sent.add(events.stream().map(event -> event.key().id()).toList());
        Function<List<UsageEvent>, Reply> reply = replies.poll();
        return reply == null ? all(events, Status.ACCEPTED) : reply.apply(events);
    }

    private static Reply all(List<UsageEvent> events, Status status) {
        return new Reply.Answered(events.stream().map(_ -> answer(status)).toList(), Optional.empty());
    }

    private static Reply later(String why) {
        return new Reply.Later(why, Optional.empty());
    }

    private static EventAnswer answer(Status status) {
        return new EventAnswer(status, List.of());
    }

    private final class Told implements Progress {
        @Override
        public void done(long done, long of) {
            progress.add(done + " of " + of);
        }

        @Override
        public void waiting(String why, Duration wait) {
            progress.add("waiting: " + why);
        }
    }
}
