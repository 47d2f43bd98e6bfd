package dev.tollgate.ingest.platform;

import static dev.tollgate.ingest.backfill.UsageLines.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.backfill.StubGateway;
import dev.tollgate.ingest.backfill.StubGateway.Fault;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent, and what is said of it. */
class BackfillLiveTest {
    @AutoClose
    private final BackfillRun backfill;

    BackfillLiveTest(@TempDir Path folder) throws IOException {
        backfill = BackfillRun.in(folder);
    }

    @Test
    void the_command_that_a_dry_run_prints_sends_what_it_showed_and_a_second_run_finds_only_duplicates()
            throws IOException {
        Path file = backfill.file(ACME.lines(2_500));
        String[] target = {
            "--server",
            backfill.gateway().uri().toString(),
            "--api-key-file",
            backfill.key().toString()
        };
        assertThat(backfill.run(file, target)).isZero();
        String[] printed = backfill.lastLineOfOut().split(" ");
        assertThat(printed).startsWith("ingest-service", "backfill");
        String[] live = List.of(printed).subList(1, printed.length).toArray(String[]::new);

        backfill.forgetOut();
        assertThat(backfill.run(live)).as(backfill.err()).isZero();
        assertThat(backfill.lastLineOfOut())
                .isEqualTo("accepted 2500, duplicate 0, conflict 0, rejected 0, unanswered 0");
        assertThat(backfill.gateway().storedIds())
                .hasSize(2_500)
                .startsWith("e0", "e1")
                .endsWith("e2499");
        assertThat(backfill.gateway().requests())
                .hasSize(3)
                .allMatch(request -> request.uri().equals("/v1/usage-events?origin=backfill")
                        && request.authorization().equals("Bearer tgk_1_planted")
                        && request.contentType().equals("application/x-ndjson"));
        assertThat(backfill.lastLineOfErr()).startsWith("backfill: 2500 of 2500 events answered, ");

        assertThat(backfill.run(live)).isZero();
        assertThat(backfill.lastLineOfOut())
                .isEqualTo("accepted 0, duplicate 2500, conflict 0, rejected 0, unanswered 0");
        assertThat(backfill.out() + backfill.err()).doesNotContain("planted");
    }

    @Test
    void nothing_dangerous_by_default_both_switches_are_needed_and_the_number_must_be_the_one_that_was_shown()
            throws IOException {
        Path file = backfill.file(ACME.lines(3));
        assertThat(backfill.live(file, "--live")).isEqualTo(2);
        assertThat(backfill.err()).contains("--live needs --confirm N");
        assertThat(backfill.live(file, "--confirm", "3")).isEqualTo(2);
        assertThat(backfill.err()).contains("--confirm without --live sends nothing");
        assertThat(backfill.live(file, "--live", "--confirm", "4")).isEqualTo(2);
        assertThat(backfill.err())
                .contains("--confirm is not the number of events that would be sent; nothing was sent");
        assertThat(backfill.gateway().requests()).isEmpty();
        assertThat(backfill.live(file, "--live", "--confirm", "3"))
                .as(backfill.err())
                .isZero();
    }

    @Test
    void once_what_got_lost_on_the_way_is_sent_again_and_counts_once() throws IOException {
        backfill.gateway()
                .fails(
                        new Fault.Status(503, Optional.empty()),
                        new Fault.StoredAndCut(),
                        new Fault.OneResultShort(),
                        new Fault.Status(429, Optional.of("0")),
                        new Fault.Takes(2, "0"));
        assertThat(backfill.live(backfill.file(ACME.lines(5)), "--live", "--confirm", "5"))
                .as(backfill.err())
                .isZero();
        assertThat(backfill.lastLineOfOut()).isEqualTo("accepted 0, duplicate 5, conflict 0, rejected 0, unanswered 0");
        assertThat(backfill.gateway().storedIds()).containsExactly("e0", "e1", "e2", "e3", "e4");
        assertThat(backfill.gateway().requests().stream().limit(5).map(StubGateway.Seen::body))
                .containsOnly(backfill.gateway().requests().getFirst().body());
        assertThat(backfill.gateway().requests())
                .hasSize(6)
                .last()
                .extracting(request -> request.body().lines().count())
                .isEqualTo(3L);
    }

    @Test
    void a_backfill_that_cannot_be_finished_exits_with_3_says_how_far_it_came_and_goes_on_when_run_again()
            throws IOException {
        Path file = backfill.file(ACME.lines(1_500));
        backfill.gateway()
                .fails(
                        new Fault.Takes(1_000, "0"),
                        new Fault.Status(503, Optional.empty()),
                        new Fault.Status(502, Optional.empty()));
        assertThat(backfill.live(file, "--live", "--confirm", "1500", "--tries", "2"))
                .isEqualTo(3);
        assertThat(backfill.out())
                .contains("accepted 1000, duplicate 0, conflict 0, rejected 0, unanswered 500")
                .contains("stopped: gave up after 2 tries: the server answered 502; the same command can be run again");
        assertThat(backfill.err()).contains("backfill: 1000 of 1500 events answered, ");
        assertThat(backfill.live(file, "--live", "--confirm", "1500")).isZero();
        assertThat(backfill.lastLineOfOut())
                .isEqualTo("accepted 500, duplicate 1000, conflict 0, rejected 0, unanswered 0");
    }

    @Test
    void conflicts_and_rejected_events_exit_with_1_and_are_named_with_their_line() throws IOException {
        assertThat(backfill.live(backfill.file(List.of(ACME.worth("7").line("e1"))), "--live", "--confirm", "1"))
                .isZero();
        backfill.gateway().fails(new Fault.RejectsFirst());
        assertThat(backfill.live(backfill.file(ACME.lines(3)), "--live", "--confirm", "3", "--format", "json"))
                .isEqualTo(1);
        JsonPath json = JsonPath.from(backfill.lastLineOfOut());
        assertThat(json.getString("result.notCounted[0]"))
                .isEqualTo("[errors:[[field:time, message:is too old?[2J]], id:e0, place:line 1, source:/shop/eu,"
                        + " status:rejected]");
        assertThat(json.getString("result.notCounted[1].place")).isEqualTo("line 2");
        assertThat(json.getString("result.notCounted[1].status")).isEqualTo("conflict");
        assertThat(json.getInt("result.accepted")).isEqualTo(1);
    }
}
