package dev.tollgate.ingest.provider.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.provider.Landing.RemoteObject;
import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderLandingTest {
    private static final Instant WRITTEN = Instant.parse("2026-10-05T07:00:00Z");

    @TempDir
    Path month = Path.of("none");

    private final MovableClock clock = new MovableClock(WRITTEN);
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void a_file_lies_where_the_provider_has_it_as_of_when_it_was_written() throws Exception {
        landing(100).copy("data/BILLING_PERIOD=2026-09/part-1.csv", WRITTEN, OptionalLong.of(5), whole("hello"));
        Path file = month.resolve("data/BILLING_PERIOD=2026-09/part-1.csv");
        assertThat(file).hasContent("hello");
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(WRITTEN);
    }

    @Test
    void a_copy_that_is_cut_off_is_begun_again_from_its_first_byte() {
        landing(100).copy("part.csv", WRITTEN, OptionalLong.of(5), inTurn(cutOff("hel"), whole("he"), whole("hello")));
        assertThat(month.resolve("part.csv")).hasContent("hello");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void what_is_cut_off_each_time_is_refused_and_nothing_of_it_counts() {
        assertRefused(
                () -> landing(100).copy("part.csv", WRITTEN, OptionalLong.of(5), cutOff("hel")),
                FailureReason.ANSWER_CUT_OFF,
                "part.csv was cut off 4 times");
        assertThat(month.resolve("part.csv")).doesNotExist();
    }

    @Test
    void an_object_that_is_larger_than_told_is_not_kept() {
        assertRefused(
                () -> landing(100).copy("part.csv", WRITTEN, OptionalLong.of(4), whole("hello")),
                FailureReason.ANSWER_CUT_OFF,
                "part.csv was cut off 4 times");
    }

    @Test
    void a_provider_that_sends_a_byte_now_and_then_is_not_waited_for_without_an_end() {
        RemoteObject trickle = () -> new InputStream() {
            @Override
            public int read() {
                clock.advance(Duration.ofSeconds(50));
                return 'a';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        assertRefused(
                () -> landing(1_000_000).copy("part.csv", WRITTEN, OptionalLong.empty(), trickle),
                FailureReason.PROVIDER_TIMEOUT,
                "the month took longer to copy than TOLLGATE_FETCH_LONGEST allows, PT1H");
        assertThat(month.resolve("part.csv")).doesNotExist();
    }

    @Test
    void the_time_is_that_of_all_files_together() {
        FolderLanding landing = landing(100);
        landing.copy("one.csv", WRITTEN, OptionalLong.of(5), whole("hello"));
        clock.advance(Duration.ofSeconds(3_601));
        assertRefused(
                () -> landing.copy("two.csv", WRITTEN, OptionalLong.of(0), whole("")),
                FailureReason.PROVIDER_TIMEOUT,
                "the month took longer to copy than TOLLGATE_FETCH_LONGEST allows, PT1H");
    }

    @Test
    void an_object_that_is_told_to_be_too_large_is_not_even_begun() {
        assertRefused(
                () -> landing(4).copy("part.csv", WRITTEN, OptionalLong.of(5), () -> {
                    throw new AssertionError("begun");
                }),
                FailureReason.TOO_LARGE,
                "the month has more bytes than the limit allows");
    }

    @Test
    void a_disk_that_is_full_is_told_as_such_and_no_copy_is_tried_again() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: there is no device that is always full");
        Files.createSymbolicLink(month.resolve(".part.csv.unfinished"), full);
        assertRefused(
                () -> landing(100).copy("part.csv", WRITTEN, OptionalLong.of(5), whole("hello")),
                FailureReason.UNREADABLE,
                "part.csv could not be written; see TOLLGATE_FETCH_FOLDER: IOException, No space left on device");
        assertThat(pauses).isEmpty();
    }

    @Test
    void all_files_together_may_have_so_many_bytes_and_one_more_is_refused() {
        FolderLanding landing = landing(10);
        landing.copy("one.csv", WRITTEN, OptionalLong.of(5), whole("hello"));
        landing.copy("two.csv", WRITTEN, OptionalLong.empty(), whole("world"));
        assertRefused(
                () -> landing.write("three.csv", WRITTEN, out -> out.write('!')),
                FailureReason.TOO_LARGE,
                "the month has more bytes than the limit allows");
    }

    @Test
    void a_file_that_is_copied_anew_stands_in_place_of_the_first_and_counts_once() {
        FolderLanding landing = landing(8);
        for (int again = 0; again < 5; again++) {
            landing.copy("part.csv", WRITTEN, OptionalLong.empty(), whole("hello"));
        }
        landing.copy("part.csv", WRITTEN, OptionalLong.empty(), whole("anew"));
        assertThat(month.resolve("part.csv")).hasContent("anew");
        landing.copy("other.csv", WRITTEN, OptionalLong.empty(), whole("1234"));
    }

    @Test
    void so_many_files_and_not_one_more() {
        FolderLanding landing = landing(100);
        landing.copy("one.csv", WRITTEN, OptionalLong.empty(), whole("1"));
        landing.copy("two.csv", WRITTEN, OptionalLong.empty(), whole("2"));
        landing.copy("three.csv", WRITTEN, OptionalLong.empty(), whole("3"));
        assertRefused(
                () -> landing.copy("four.csv", WRITTEN, OptionalLong.empty(), whole("4")),
                FailureReason.TOO_MANY_PARTS,
                "the month has more than 3 files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "/etc/passwd",
                "a/../b",
                "a//b",
                ".hidden",
                "a/.hidden/b",
                "a\\b",
                "a\u0000b",
                "",
                "a/"
            })
    void an_object_whose_name_leads_elsewhere_is_refused(String name) {
        assertRefused(
                () -> landing(100).copy(name, WRITTEN, OptionalLong.empty(), whole("x")),
                FailureReason.BAD_ANSWER,
                "the provider names an object as no file can be named");
        assertThat(month).isEmptyDirectory();
    }

    @Test
    void rows_that_cannot_be_written_to_their_end_leave_no_file() {
        assertThatThrownBy(() -> landing(100).write("rows.ndjson", WRITTEN, out -> {
                    out.write('{');
                    throw new ExportRefused(FailureReason.BAD_ANSWER, "a row has another shape");
                }))
                .isInstanceOf(ExportRefused.class);
        assertThat(month.resolve("rows.ndjson")).doesNotExist();
    }

    private static void assertRefused(ThrowingCallable call, FailureReason reason, String explanation) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ExportRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.explanation()).isEqualTo(explanation);
        });
    }

    private FolderLanding landing(long maxBytes) {
        return new FolderLanding(
                month,
                new Copying(
                        maxBytes,
                        3,
                        Duration.ofHours(1),
                        new Backoff(4, Duration.ofSeconds(1)),
                        clock,
                        new SeededIdentifiers(3),
                        pauses::add));
    }

    private static RemoteObject whole(String text) {
        return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RemoteObject inTurn(RemoteObject... objects) {
        Iterator<RemoteObject> each = List.of(objects).iterator();
        return () -> each.next().open();
    }

    private static RemoteObject cutOff(String beginning) {
        return () -> new InputStream() {
            private final InputStream begun = whole(beginning).open();

            @Override
            public int read() throws IOException {
                int next = begun.read();
                if (next < 0) {
                    throw new IOException("connection reset");
                }
                return next;
            }
        };
    }
}
