package dev.tollgate.ingest.backfill;

import static dev.tollgate.ingest.backfill.UsageLines.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.ingest.backfill.BackfillPlan.ConflictInFile;
import dev.tollgate.ingest.backfill.BackfillPlan.Readiness;
import dev.tollgate.ingest.backfill.EventPlace.Unit;
import dev.tollgate.kernel.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckingBackfillTest {
    private static final BackfillScope OCTOBER = new BackfillScope(
            "acme", "sub-7", Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));

    @Test
    void every_event_of_the_file_is_either_sent_or_counted_by_why_it_is_not() throws Exception {
        BackfillPlan plan = check(
                ACME.line("a"),
                ACME.line("a"),
                ACME.of("other").line("a"),
                ACME.under("sub-8").line("b"),
                ACME.at("2026-09-30T23:59:59.999999Z").line("c"),
                ACME.at("2026-11-01T00:00:00Z").line("d"),
                "no JSON\n",
                ACME.worth("x").line("e"),
                ACME.worth("2").line("a"),
                ACME.at("2026-10-01T00:00:00Z").line("f"));
        assertThat(plan.leftOut())
                .isEqualTo(Map.of(
                        LeftOut.DUPLICATE, 1L,
                        LeftOut.CONFLICT, 1L,
                        LeftOut.OTHER_ORG, 1L,
                        LeftOut.OTHER_SUBSCRIPTION, 1L,
                        LeftOut.OUTSIDE_SPAN, 2L,
                        LeftOut.UNREADABLE, 2L));
        assertThat(plan.events()).isEqualTo(2);
        assertThat(plan.read()).isEqualTo(10);
        assertThat(plan.unreadable())
                .extracting(one -> one.place() + ": " + one.errors().getFirst().field())
                .containsExactly("line 7: line", "line 8: data.quantity");
        assertThat(plan.conflicts())
                .containsExactly(new ConflictInFile(new EventPlace(Unit.LINE, 9), new EventPlace(Unit.LINE, 1)));
    }

    @Test
    void money_is_exact_each_meter_is_summed_with_every_digit_and_hours_are_counted_once() throws Exception {
        BackfillPlan plan = check(
                ACME.worth("0.1").line("a"),
                ACME.worth("0.2").at("2026-10-05T09:59:59Z").line("b"),
                ACME.worth("0.0000000000000000000000000000000000000001")
                        .at("2026-10-05T12:00:00+02:00")
                        .line("c"),
                ACME.metered("bytes")
                        .worth("-7")
                        .at("2026-10-31T23:59:59.999999Z")
                        .line("d"));
        assertThat(plan.meters())
                .containsExactly(
                        new MeterSum("api", "bytes", 1, new BigDecimal("-7")),
                        new MeterSum(
                                "api", "requests", 3, new BigDecimal("0.3000000000000000000000000000000000000001")));
        assertThat(plan.hours()).isEqualTo(3);
        assertThat(plan.first()).hasValue(Instant.parse("2026-10-05T09:30:00Z"));
        assertThat(plan.last()).hasValue(Instant.parse("2026-10-31T23:59:59.999999Z"));
        assertThat(plan.readiness(false)).isEqualTo(Readiness.READY);
    }

    @Test
    void once_the_same_content_in_another_spelling_is_a_duplicate_and_no_conflict() throws Exception {
        BackfillPlan plan = check(
                ACME.worth("1.0").line("a"),
                ACME.worth("1.00").at("2026-10-05T11:30:00.0000001+02:00").line("a"));
        assertThat(plan.count(LeftOut.DUPLICATE)).isEqualTo(1);
        assertThat(plan.count(LeftOut.CONFLICT)).isZero();
        assertThat(plan.events()).isEqualTo(1);
    }

    @Test
    void an_identity_inside_the_span_and_once_more_outside_it_is_a_conflict() throws Exception {
        BackfillPlan plan = check(ACME.at("2026-09-01T00:00:00Z").line("a"), ACME.line("a"));
        assertThat(plan.count(LeftOut.CONFLICT)).isEqualTo(1);
        assertThat(plan.events()).isZero();
        assertThat(plan.readiness(true)).isEqualTo(Readiness.CONFLICTS);
    }

    @Test
    void another_orgs_events_take_no_identity_of_this_one() throws Exception {
        assertThat(check(ACME.of("other").worth("2").line("a"), ACME.line("a")).events())
                .isEqualTo(1);
    }

    @Test
    void missing_is_not_good_a_file_with_nothing_of_the_scope_or_with_mistakes_is_not_ready() throws Exception {
        assertThat(check(ACME.of("other").line("a")).readiness(false)).isEqualTo(Readiness.NOTHING_CHOSEN);
        assertThat(check().readiness(false)).isEqualTo(Readiness.NOTHING_CHOSEN);
        BackfillPlan mistaken = check(ACME.line("a"), "{\n");
        assertThat(mistaken.readiness(false)).isEqualTo(Readiness.UNREADABLE_EVENTS);
        assertThat(mistaken.readiness(true)).isEqualTo(Readiness.READY);
    }

    @Test
    void of_many_mistakes_and_conflicts_the_first_20_are_shown_and_all_are_counted() throws Exception {
        List<String> lines = new ArrayList<>(ACME.lines(1));
        IntStream.range(0, 25).forEach(_ -> lines.add("x\n"));
        IntStream.range(0, 25).forEach(i -> lines.add(ACME.worth("1" + i).line("e0")));
        BackfillPlan plan = CheckingBackfill.check(FileInMemory.of(lines), OCTOBER);
        assertThat(plan.count(LeftOut.UNREADABLE)).isEqualTo(25);
        assertThat(plan.count(LeftOut.CONFLICT)).isEqualTo(25);
        assertThat(plan.unreadable())
                .hasSize(20)
                .last()
                .extracting(one -> one.place().number())
                .isEqualTo(21L);
        assertThat(plan.conflicts()).hasSize(20);
    }

    @Test
    void a_plan_has_the_digest_of_the_file_and_one_for_each_batch_of_a_thousand() throws Exception {
        List<String> lines = ACME.lines(2_001);
        BackfillPlan plan = CheckingBackfill.check(FileInMemory.of(lines), OCTOBER);
        assertThat(plan.file()).isEqualTo(Sha256.of(UsageLines.bytes(lines)));
        assertThat(plan.batches()).hasSize(3).doesNotHaveDuplicates();
        assertThat(plan).isEqualTo(CheckingBackfill.check(FileInMemory.of(lines), OCTOBER));
    }

    @Test
    void more_events_than_can_be_told_apart_or_meters_than_can_be_looked_over_refuse_the_file() throws Exception {
        Selecting selecting = new Selecting(OCTOBER, 2);
        List<PlacedEvent> events = FileInMemory.of(ACME.lines(3)).open().next();
        selecting.choose(events.get(0));
        selecting.choose(events.get(0));
        selecting.choose(events.get(1));
        assertThat(catchThrowableOfType(FileRefused.class, () -> selecting.choose(events.get(2)))
                        .explanation())
                .isEqualTo("it has more than 2 events of the org: split it");

        List<String> meters = IntStream.range(0, 10_001)
                .mapToObj(i -> ACME.metered("m" + i).line("e" + i))
                .toList();
        assertThatThrownBy(() -> CheckingBackfill.check(FileInMemory.of(meters), OCTOBER))
                .isInstanceOf(FileRefused.class)
                .hasMessage("its chosen events have more than 10000 products and meters: split it");
    }

    @Test
    void a_scope_needs_names_that_an_event_can_have_and_a_start_before_its_end() {
        Instant start = OCTOBER.start();
        assertThatThrownBy(() -> new BackfillScope("acme", "sub-7", start, start))
                .hasMessage("--start must be before --end");
        assertThatThrownBy(() -> new BackfillScope("ac me", "sub-7", start, OCTOBER.end()))
                .hasMessageStartingWith("--org is 1 to 100 of letters");
        assertThatThrownBy(() -> new BackfillScope("acme", "", start, OCTOBER.end()))
                .hasMessageStartingWith("--subscription is 1 to 100 of letters");
    }

    private static BackfillPlan check(String... lines) throws IOException, FileRefused {
        return CheckingBackfill.check(FileInMemory.of(List.of(lines)), OCTOBER);
    }
}
