package dev.tollgate.ingest.platform;

import static dev.tollgate.ingest.backfill.UsageLines.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.backfill.StubGateway.Fault;
import dev.tollgate.ingest.backfill.UsageLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command refuses, and what a server refuses it. */
class BackfillRefusalsTest {
    @AutoClose
    private final BackfillRun backfill;

    BackfillRefusalsTest(@TempDir Path folder) throws IOException {
        backfill = BackfillRun.in(folder);
    }

    @Test
    void a_key_that_the_server_does_not_take_exits_with_2_and_is_not_shown() throws IOException {
        backfill.gateway().fails(new Fault.Status(401, Optional.empty()));
        assertThat(backfill.live(backfill.file(ACME.lines(1)), "--live", "--confirm", "1"))
                .isEqualTo(2);
        assertThat(backfill.err()).contains("stopped: the server does not know the API key (401)");
        // In the middle of it the rest is unproven.
        backfill.gateway().fails(new Fault.Takes(1_000, "0"), new Fault.Status(403, Optional.empty()));
        assertThat(backfill.live(backfill.file(ACME.lines(1_001)), "--live", "--confirm", "1001"))
                .isEqualTo(3);
        backfill.gateway().fails(new Fault.Status(308, Optional.empty()));
        assertThat(backfill.live(backfill.file(ACME.lines(1)), "--live", "--confirm", "1"))
                .isEqualTo(3);
        assertThat(backfill.out() + backfill.err()).doesNotContain("planted");
    }

    @Test
    void standard_input_can_be_looked_at_and_not_sent() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(UsageLines.bytes(ACME.lines(3))));
        try {
            assertThat(backfill.run(Path.of("-"))).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(backfill.out())
                .contains("3 of 3 events in 1 hours")
                .endsWith("write it into a file and name that.\n");
        assertThat(backfill.live(Path.of("-"), "--live", "--confirm", "3")).isEqualTo(2);
        assertThat(backfill.err()).contains("--live reads the file twice");
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
        assertThat(backfill.run(backfill.file(ACME.lines(1)), "--server", server))
                .isEqualTo(2);
        assertThat(backfill.err()).contains("--server is ");
    }

    @Test
    void secrets_stay_put_a_key_file_that_others_may_read_or_that_holds_no_key_is_wrong_usage() throws IOException {
        Path file = backfill.file(ACME.lines(1));
        Files.setPosixFilePermissions(backfill.key(), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(backfill.live(file, "--live", "--confirm", "1")).isEqualTo(2);
        assertThat(backfill.err()).contains("may be read by others than its owner");
        Files.setPosixFilePermissions(backfill.key(), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(backfill.key(), "planted\nplanted\n");
        assertThat(backfill.live(file, "--live", "--confirm", "1")).isEqualTo(2);
        assertThat(backfill.err()).contains("holds no API key").doesNotContain("planted");
        Files.delete(backfill.key());
        assertThat(backfill.live(file, "--live", "--confirm", "1")).isEqualTo(2);
        assertThat(backfill.run(file, "--live", "--confirm", "1", "--server", "https://gateway.example"))
                .isEqualTo(2);
        assertThat(backfill.err()).contains("--live needs an API key: --api-key-file FILE or TOLLGATE_API_KEY");
        assertThat(backfill.gateway().requests()).isEmpty();
    }

    @Test
    void what_is_missing_or_misspelt_is_wrong_usage_and_nothing_is_printed() throws IOException {
        Path file = backfill.file(ACME.lines(1));
        assertThat(backfill.run(Path.of("no-such-file"))).isEqualTo(2);
        assertThat(backfill.run(file, "--format", "xml")).isEqualTo(2);
        assertThat(backfill.run(file, "--tries", "0")).isEqualTo(2);
        assertThat(backfill.run("backfill", "--org", "acme", file.toString())).isEqualTo(2);
        assertThat(backfill.run(scoped("2026-10-01", "2026-10-01", file))).isEqualTo(2);
        assertThat(backfill.run(scoped("2026-13-01", "2026-10-01", file))).isEqualTo(2);
        assertThat(backfill.run(scoped("2026-10-01", "2026-10-01T00:00:00", file)))
                .isEqualTo(2);
        assertThat(backfill.out()).isEmpty();
        assertThat(backfill.run(scoped("2026-10-05T11:30:00+02:00", "2026-10-05T09:30:00.000001Z", file)))
                .isZero();
    }

    private static String[] scoped(String start, String end, Path file) {
        return new String[] {
            "backfill", "--org", "acme", "--subscription", "sub-7", "--start", start, "--end", end, file.toString()
        };
    }
}
