package dev.tollgate.ingest.platform;

import static dev.tollgate.ingest.backfill.UsageLines.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.backfill.StubGateway;
import dev.tollgate.ingest.backfill.StubGateway.Fault;
import dev.tollgate.ingest.backfill.UsageLines;
import dev.tollgate.kernel.CanonicalJson;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.adapter.command.CommandLines;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillCommandTest {
    private static final List<String> OCTOBER = List.of(
            "backfill", "--org", "acme", "--subscription", "sub-7", "--start", "2026-10-01", "--end", "2026-11-01");

    @TempDir
    Path folder = Path.of("none");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private StubGateway gateway;
    private Path key = Path.of("none");

    BackfillCommandTest() throws IOException {
        gateway = StubGateway.start();
    }

    @BeforeEach
    void writeKey() throws IOException {
        key = Files.writeString(folder.resolve("key"), "tgk_1_planted\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void nothing_dangerous_by_default_a_dry_run_shows_everything_and_calls_nobody() throws IOException {
        Path file = file(List.of(
                ACME.line("a"),
                ACME.worth("2").metered("bytes").line("b"),
                ACME.line("a"),
                ACME.of("other").line("a")));
        assertThat(run(file, "--server", gateway.uri().toString())).isZero();
        assertThat(out.toString())
                .isEqualTo("""
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
                """.formatted(Sha256.of(Files.readAllBytes(file)), file, gateway.uri(), file));
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void the_command_that_a_dry_run_prints_sends_what_it_showed_and_a_second_run_finds_only_duplicates()
            throws IOException {
        Path file = file(ACME.lines(2_500));
        String[] target = {"--server", gateway.uri().toString(), "--api-key-file", key.toString()};
        assertThat(run(file, target)).isZero();
        String[] printed = lastLine(out).split(" ");
        assertThat(printed).startsWith("ingest-service", "backfill");
        String[] live = List.of(printed).subList(1, printed.length).toArray(String[]::new);

        out.getBuffer().setLength(0);
        assertThat(run(live)).as(err.toString()).isZero();
        assertThat(lastLine(out)).isEqualTo("accepted 2500, duplicate 0, conflict 0, rejected 0, unanswered 0");
        assertThat(gateway.storedIds()).hasSize(2_500).startsWith("e0", "e1").endsWith("e2499");
        assertThat(gateway.requests())
                .hasSize(3)
                .allMatch(request -> request.uri().equals("/v1/usage-events?origin=backfill")
                        && request.authorization().equals("Bearer tgk_1_planted")
                        && request.contentType().equals("application/x-ndjson"));
        assertThat(lastLine(err)).startsWith("backfill: 2500 of 2500 events answered, ");

        assertThat(run(live)).isZero();
        assertThat(lastLine(out)).isEqualTo("accepted 0, duplicate 2500, conflict 0, rejected 0, unanswered 0");
        assertThat(out.toString() + err).doesNotContain("planted");
    }

    @Test
    void nothing_dangerous_by_default_both_switches_are_needed_and_the_number_must_be_the_one_that_was_shown()
            throws IOException {
        Path file = file(ACME.lines(3));
        assertThat(live(file, "--live")).isEqualTo(2);
        assertThat(err.toString()).contains("--live needs --confirm N");
        assertThat(live(file, "--confirm", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("--confirm without --live sends nothing");
        assertThat(live(file, "--live", "--confirm", "4")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--confirm is not the number of events that would be sent; nothing was sent");
        assertThat(gateway.requests()).isEmpty();
        assertThat(live(file, "--live", "--confirm", "3")).as(err.toString()).isZero();
    }

    @Test
    void once_what_got_lost_on_the_way_is_sent_again_and_counts_once() throws IOException {
        gateway.fails(
                new Fault.Status(503, Optional.empty()),
                new Fault.StoredAndCut(),
                new Fault.OneResultShort(),
                new Fault.Status(429, Optional.of("0")),
                new Fault.Takes(2, "0"));
        assertThat(live(file(ACME.lines(5)), "--live", "--confirm", "5"))
                .as(err.toString())
                .isZero();
        assertThat(lastLine(out)).isEqualTo("accepted 0, duplicate 5, conflict 0, rejected 0, unanswered 0");
        assertThat(gateway.storedIds()).containsExactly("e0", "e1", "e2", "e3", "e4");
        assertThat(gateway.requests().stream().limit(5).map(StubGateway.Seen::body))
                .containsOnly(gateway.requests().getFirst().body());
        assertThat(gateway.requests())
                .hasSize(6)
                .last()
                .extracting(request -> request.body().lines().count())
                .isEqualTo(3L);
    }

    @Test
    void a_backfill_that_cannot_be_finished_exits_with_3_says_how_far_it_came_and_goes_on_when_run_again()
            throws IOException {
        Path file = file(ACME.lines(1_500));
        gateway.fails(
                new Fault.Takes(1_000, "0"),
                new Fault.Status(503, Optional.empty()),
                new Fault.Status(502, Optional.empty()));
        assertThat(live(file, "--live", "--confirm", "1500", "--tries", "2")).isEqualTo(3);
        assertThat(out.toString())
                .contains("accepted 1000, duplicate 0, conflict 0, rejected 0, unanswered 500")
                .contains("stopped: gave up after 2 tries: the server answered 502; the same command can be run again");
        assertThat(err.toString()).contains("backfill: 1000 of 1500 events answered, ");
        assertThat(live(file, "--live", "--confirm", "1500")).isZero();
        assertThat(lastLine(out)).isEqualTo("accepted 500, duplicate 1000, conflict 0, rejected 0, unanswered 0");
    }

    @Test
    void conflicts_and_rejected_events_exit_with_1_and_are_named_with_their_line() throws IOException {
        assertThat(live(file(List.of(ACME.worth("7").line("e1"))), "--live", "--confirm", "1"))
                .isZero();
        gateway.fails(new Fault.RejectsFirst());
        assertThat(live(file(ACME.lines(3)), "--live", "--confirm", "3", "--format", "json"))
                .isEqualTo(1);
        JsonPath json = JsonPath.from(lastLine(out));
        assertThat(json.getString("result.notCounted[0]"))
                .isEqualTo("[errors:[[field:time, message:is too old?[2J]], id:e0, place:line 1, source:/shop/eu,"
                        + " status:rejected]");
        assertThat(json.getString("result.notCounted[1].place")).isEqualTo("line 2");
        assertThat(json.getString("result.notCounted[1].status")).isEqualTo("conflict");
        assertThat(json.getInt("result.accepted")).isEqualTo(1);
    }

    @Test
    void a_key_that_the_server_does_not_take_exits_with_2_and_is_not_shown() throws IOException {
        gateway.fails(new Fault.Status(401, Optional.empty()));
        assertThat(live(file(ACME.lines(1)), "--live", "--confirm", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("stopped: the server does not know the API key (401)");
        // In the middle of it the rest is unproven.
        gateway.fails(new Fault.Takes(1_000, "0"), new Fault.Status(403, Optional.empty()));
        assertThat(live(file(ACME.lines(1_001)), "--live", "--confirm", "1001")).isEqualTo(3);
        gateway.fails(new Fault.Status(308, Optional.empty()));
        assertThat(live(file(ACME.lines(1)), "--live", "--confirm", "1")).isEqualTo(3);
        assertThat(out.toString() + err).doesNotContain("planted");
    }

    @Test
    void an_unreadable_event_is_named_and_keeps_the_others_from_being_sent_until_somebody_says_to_skip_it()
            throws IOException {
        Path file = file(List.of(ACME.line("a"), ACME.worth("many").line("b")));
        assertThat(run(file)).isEqualTo(1);
        assertThat(out.toString())
                .contains("unreadable: line 2: data.quantity is not a decimal number")
                .endsWith("Some events are unreadable: mend the file, or say --skip-unreadable.\n");
        assertThat(live(file, "--live", "--confirm", "1")).isEqualTo(1);
        assertThat(gateway.requests()).isEmpty();
        assertThat(run(file, "--skip-unreadable")).isZero();
        assertThat(lastLine(out)).contains("--skip-unreadable --live --confirm 1");
        assertThat(live(file, "--live", "--confirm", "1", "--skip-unreadable")).isZero();
        assertThat(gateway.storedIds()).containsExactly("a");
    }

    @Test
    void a_conflict_inside_the_file_is_told_and_nothing_of_the_file_is_sent() throws IOException {
        Path file = file(List.of(ACME.line("a"), ACME.line("b"), ACME.worth("9").line("a")));
        assertThat(run(file)).isEqualTo(1);
        assertThat(out.toString()).contains("conflict: line 3 has the identity of line 1 and other content");
        assertThat(live(file, "--live", "--confirm", "2", "--skip-unreadable")).isEqualTo(1);
        assertThat(err.toString()).contains("nothing was sent. Some events have one identity and two contents");
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void missing_is_not_good_a_file_with_nothing_of_the_scope_exits_with_3() throws IOException {
        assertThat(run(file(List.of(ACME.of("other").line("a"))))).isEqualTo(3);
        assertThat(lastLine(out)).endsWith("Nothing in the file is of this org, subscription and span.");
        assertThat(run(file(List.of("[" + ACME.line("a"))))).isEqualTo(3);
    }

    @Test
    void json_is_canonical_and_the_same_bytes_each_time() throws IOException {
        Path file = file(List.of(ACME.line("a"), ACME.line("a"), "x\n"));
        assertThat(run(file, "--format", "json", "--skip-unreadable")).isZero();
        String first = out.toString();
        assertThat(first).isEqualTo(CanonicalJson.text(first) + "\n");
        JsonPath json = JsonPath.from(first);
        assertThat(json.getString("mode")).isEqualTo("dry-run");
        assertThat(json.getString("readiness")).isEqualTo("READY");
        assertThat(json.getString("leftOut"))
                .isEqualTo("[conflict:0, duplicate:1, otherOrg:0, otherSubscription:0, outsideSpan:0, unreadable:1]");
        assertThat(json.getString("send.meters")).isEqualTo("[[events:1, meter:requests, product:api, quantity:1.5]]");
        assertThat(json.getString("unreadable[0].place")).isEqualTo("line 3");
        assertThat(json.getString("command")).contains("--live --confirm 1 --server URL ");
        out.getBuffer().setLength(0);
        assertThat(run(file, "--format", "json", "--skip-unreadable")).isZero();
        assertThat(out).hasToString(first);
    }

    @Test
    void standard_input_can_be_looked_at_and_not_sent() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(UsageLines.bytes(ACME.lines(3))));
        try {
            assertThat(run(Path.of("-"))).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(out.toString())
                .contains("3 of 3 events in 1 hours")
                .endsWith("write it into a file and name that.\n");
        assertThat(live(Path.of("-"), "--live", "--confirm", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("--live reads the file twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gateway.example",
                "http://127.0.0.1.example",
                "ftp://127.0.0.1",
                "https://user@gateway.example",
                "https://gateway.example?x=1",
                "https://gateway.example#x",
                "gateway.example",
                "https://"
            })
    void secrets_stay_put_a_server_without_tls_or_with_more_than_an_address_is_wrong_usage(String server)
            throws IOException {
        assertThat(run(file(ACME.lines(1)), "--server", server)).isEqualTo(2);
        assertThat(err.toString()).contains("--server is ");
    }

    @Test
    void secrets_stay_put_a_key_file_that_others_may_read_or_that_holds_no_key_is_wrong_usage() throws IOException {
        Path file = file(ACME.lines(1));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(live(file, "--live", "--confirm", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("may be read by others than its owner");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(key, "planted\nplanted\n");
        assertThat(live(file, "--live", "--confirm", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("holds no API key").doesNotContain("planted");
        Files.delete(key);
        assertThat(live(file, "--live", "--confirm", "1")).isEqualTo(2);
        assertThat(run(file, "--live", "--confirm", "1", "--server", "https://gateway.example"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--live needs an API key: --api-key-file FILE or TOLLGATE_API_KEY");
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void what_is_missing_or_misspelt_is_wrong_usage_and_nothing_is_printed() throws IOException {
        Path file = file(ACME.lines(1));
        assertThat(run(folder.resolve("none"))).isEqualTo(2);
        assertThat(run(file, "--format", "xml")).isEqualTo(2);
        assertThat(run(file, "--tries", "0")).isEqualTo(2);
        assertThat(run("backfill", "--org", "acme", file.toString())).isEqualTo(2);
        assertThat(run(scoped("2026-10-01", "2026-10-01", file))).isEqualTo(2);
        assertThat(run(scoped("2026-13-01", "2026-10-01", file))).isEqualTo(2);
        assertThat(run(scoped("2026-10-01", "2026-10-01T00:00:00", file))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(run(scoped("2026-10-05T11:30:00+02:00", "2026-10-05T09:30:00.000001Z", file)))
                .isZero();
    }

    private static String[] scoped(String start, String end, Path file) {
        return new String[] {
            "backfill", "--org", "acme", "--subscription", "sub-7", "--start", start, "--end", end, file.toString()
        };
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("usage.ndjson"), UsageLines.bytes(lines));
    }

    private int live(Path file, String... more) {
        List<String> options =
                new ArrayList<>(List.of("--server", gateway.uri().toString(), "--api-key-file", key.toString()));
        options.addAll(List.of(more));
        return run(file, options.toArray(String[]::new));
    }

    private int run(Path file, String... more) {
        List<String> arguments = new ArrayList<>(OCTOBER);
        arguments.addAll(List.of(more));
        arguments.add(file.toString());
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return CommandLines.run(new IngestCommands(), new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private static String lastLine(StringWriter text) {
        return text.toString().lines().toList().getLast();
    }
}
