package dev.tollgate.ingest.platform;

import static dev.tollgate.ingest.backfill.UsageLines.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.CanonicalJson;
import dev.tollgate.kernel.Sha256;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look at a file says, before anything is sent. */
class BackfillCommandTest {
    @AutoClose
    private final BackfillRun backfill;

    BackfillCommandTest(@TempDir Path folder) throws IOException {
        backfill = BackfillRun.in(folder);
    }

    @Test
    void nothing_dangerous_by_default_a_dry_run_shows_everything_and_calls_nobody() throws IOException {
        Path file = backfill.file(List.of(
                ACME.line("a"),
                ACME.worth("2").metered("bytes").line("b"),
                ACME.line("a"),
                ACME.of("other").line("a")));
        assertThat(backfill.run(file, "--server", backfill.gateway().uri().toString()))
                .isZero();
        assertThat(backfill.out()).isEqualTo("""
                backfill of acme, subscription sub-7, from 2026-10-01T00:00:00Z until before 2026-11-01T00:00:00Z
                sha256 %s  %s

                product  meter     events  quantity
                api      bytes          1         2
                api      requests       1       1.5

                2 of 4 events in 1 hours, the first of 2026-10-05T09:30:00Z, the last of 2026-10-05T09:30:00Z
                left out: 1 the same as one before it
                left out: 1 of another org

                This was a dry run: nothing was sent. This sends it:
                ingest-service backfill --org acme --subscription sub-7 --start 2026-10-01T00:00:00Z \
                --end 2026-11-01T00:00:00Z --live --confirm 2 --server %s %s
                """.formatted(
                Sha256.of(Files.readAllBytes(file)), file, backfill.gateway().uri(), file));
        assertThat(backfill.gateway().requests()).isEmpty();
    }

    @Test
    void an_unreadable_event_is_named_and_keeps_the_others_from_being_sent_until_somebody_says_to_skip_it()
            throws IOException {
        Path file = backfill.file(List.of(ACME.line("a"), ACME.worth("many").line("b")));
        assertThat(backfill.run(file)).isEqualTo(1);
        assertThat(backfill.out())
                .contains("unreadable: line 2: data.quantity is not a decimal number")
                .endsWith("Some events are unreadable: mend the file, or say --skip-unreadable.\n");
        assertThat(backfill.live(file, "--live", "--confirm", "1")).isEqualTo(1);
        assertThat(backfill.gateway().requests()).isEmpty();
        assertThat(backfill.run(file, "--skip-unreadable")).isZero();
        assertThat(backfill.lastLineOfOut()).contains("--skip-unreadable --live --confirm 1");
        assertThat(backfill.live(file, "--live", "--confirm", "1", "--skip-unreadable"))
                .isZero();
        assertThat(backfill.gateway().storedIds()).containsExactly("a");
    }

    @Test
    void a_conflict_inside_the_file_is_told_and_nothing_of_the_file_is_sent() throws IOException {
        Path file = backfill.file(
                List.of(ACME.line("a"), ACME.line("b"), ACME.worth("9").line("a")));
        assertThat(backfill.run(file)).isEqualTo(1);
        assertThat(backfill.out()).contains("conflict: line 3 has the identity of line 1 and other content");
        assertThat(backfill.live(file, "--live", "--confirm", "2", "--skip-unreadable"))
                .isEqualTo(1);
        assertThat(backfill.err()).contains("nothing was sent. Some events have one identity and two contents");
        assertThat(backfill.gateway().requests()).isEmpty();
    }

    @Test
    void missing_is_not_good_a_file_with_nothing_of_the_scope_exits_with_3() throws IOException {
        assertThat(backfill.run(backfill.file(List.of(ACME.of("other").line("a")))))
                .isEqualTo(3);
        assertThat(backfill.lastLineOfOut()).endsWith("Nothing in the file is of this org, subscription and span.");
        assertThat(backfill.run(backfill.file(List.of("[" + ACME.line("a"))))).isEqualTo(3);
    }

    @Test
    void json_is_canonical_and_the_same_bytes_each_time() throws IOException {
        Path file = backfill.file(List.of(ACME.line("a"), ACME.line("a"), "x\n"));
        assertThat(backfill.run(file, "--format", "json", "--skip-unreadable")).isZero();
        String first = backfill.out();
        assertThat(first).isEqualTo(CanonicalJson.text(first) + "\n");
        JsonPath json = JsonPath.from(first);
        assertThat(json.getString("mode")).isEqualTo("dry-run");
        assertThat(json.getString("readiness")).isEqualTo("READY");
        assertThat(json.getString("leftOut"))
                .isEqualTo("[conflict:0, duplicate:1, otherOrg:0, otherSubscription:0, outsideSpan:0, unreadable:1]");
        assertThat(json.getString("send.meters")).isEqualTo("[[events:1, meter:requests, product:api, quantity:1.5]]");
        assertThat(json.getString("unreadable[0].place")).isEqualTo("line 3");
        assertThat(json.getString("command")).contains("--live --confirm 1 --server URL ");
        backfill.forgetOut();
        assertThat(backfill.run(file, "--format", "json", "--skip-unreadable")).isZero();
        assertThat(backfill.out()).isEqualTo(first);
    }
}
