package dev.tollgate.ingest.backfill.adapter.file;

import static dev.tollgate.ingest.backfill.UsageLines.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.tollgate.ingest.backfill.EventFile;
import dev.tollgate.ingest.backfill.FileRefused;
import dev.tollgate.ingest.backfill.PlacedEvent;
import dev.tollgate.ingest.backfill.PlainBodies;
import dev.tollgate.ingest.backfill.UsageLines;
import dev.tollgate.ingest.platform.csv.GzipMembers;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.kernel.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class EventFilesTest {
    @Test
    void each_event_has_the_line_that_an_editor_shows_blank_ones_counted_and_any_line_end() throws Exception {
        String text = "\n \t\r\n" + ACME.line("a").replace("\n", "\r\n") + "\n\n" + "broken\n"
                + ACME.line("b").strip();
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("line 3 a", "line 6 [line is not JSON]", "line 7 b");
    }

    @Test
    void a_file_of_many_slices_is_read_whole_and_in_order() throws Exception {
        List<String> found = read(UsageLines.bytes(ACME.lines(12_345)));
        assertThat(found).hasSize(12_345);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isEqualTo("line " + (i + 1) + " e" + i);
        }
    }

    @Test
    void a_stream_that_gives_one_byte_at_a_time_is_read_as_one_that_gives_all() throws Exception {
        byte[] text = (ACME.line("a") + "\n" + ACME.line("b")).getBytes(StandardCharsets.UTF_8);
        InputStream slow = new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(1, length));
            }
        };
        assertThat(read(EventFiles.once(slow, new PlainBodies(), gzip -> new GzipMembers(gzip, 1_024))))
                .isEqualTo(read(text));
    }

    @Test
    void a_line_is_too_long_with_one_byte_more_than_an_event_may_have_and_the_next_one_is_read() throws Exception {
        String event = ACME.line("a").strip();
        String longest = event + " ".repeat(16 * 1024 - event.length());
        assertThat(read((longest + "\r\n" + longest + " \n" + ACME.line("b")).getBytes(StandardCharsets.UTF_8)))
                .containsExactly("line 1 a", "line 2 [line has more than 16384 bytes]", "line 3 b");
        assertThat(read((longest + " ").getBytes(StandardCharsets.UTF_8)))
                .containsExactly("line 1 [line has more than 16384 bytes]");
    }

    @Test
    void a_line_without_an_end_is_read_in_bounded_memory() throws Exception {
        AtomicLong left = new AtomicLong(200L << 20);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return left.getAndDecrement() > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left.get() <= 0) {
                    return -1;
                }
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                left.addAndGet(-length);
                return length;
            }
        };
        EventLines lines = new EventLines(endless, 1);
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(lines.next()).map(EventLines.Line::bytes).hasValue(Optional.empty());
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10L << 20);
    }

    @Test
    void what_would_refuse_a_request_as_a_whole_is_the_mistake_of_its_line() throws Exception {
        assertThat(read((ACME.line("a") + "poison\n" + ACME.line("b")).getBytes(StandardCharsets.UTF_8)))
                .containsExactly("line 1 a", "line 2 [body is poisoned]", "line 3 b");
    }

    @Test
    void a_json_array_is_read_by_event_and_one_that_is_too_large_or_broken_is_refused() throws Exception {
        String array = "\n [" + ACME.line("a") + "," + ACME.worth("x").line("b") + "," + ACME.line("c") + "]\n";
        assertThat(read(array.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("event 1 a", "event 2 [data.quantity is not a decimal number]", "event 3 c");
        String tooMany = "[" + String.join(",", ACME.lines(10_001)) + "]";
        assertThatThrownBy(() -> read(tooMany.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FileRefused.class)
                .hasMessage("an array holds at most 10,000 events and 10 MiB: write one event a line instead");
        assertThatThrownBy(() -> read("[poison".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FileRefused.class)
                .hasMessage("it begins as a JSON array and is none of events: body is poisoned");
    }

    @Test
    void a_gzipped_file_is_read_by_how_it_begins_and_its_digest_is_of_the_file_as_it_lies() throws Exception {
        byte[] zipped = gzip(UsageLines.bytes(ACME.lines(2_500)));
        assertThat(read(zipped)).hasSize(2_500).endsWith("line 2500 e2499");
        assertThat(digest(zipped)).isEqualTo(Sha256.of(zipped));
        byte[] plain = UsageLines.bytes(ACME.lines(3));
        assertThat(digest(plain)).isEqualTo(Sha256.of(plain));
        assertThat(digest(new byte[0])).isEqualTo(Sha256.of(new byte[0]));
        assertThatThrownBy(() -> read(Arrays.copyOf(zipped, zipped.length - 20)))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void gzipped_files_one_behind_the_other_are_read_whole_and_what_is_no_whole_one_is_no_end() throws Exception {
        byte[] first = gzip(UsageLines.bytes(ACME.lines(2)));
        byte[] second = gzip(UsageLines.bytes(List.of(ACME.line("b"))));
        assertThat(read(joined(first, second))).containsExactly("line 1 e0", "line 2 e1", "line 3 b");
        byte[] damaged = second.clone();
        damaged[0] ^= 1;
        assertThatThrownBy(() -> read(joined(first, damaged))).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> read(joined(first, Arrays.copyOf(second, 5)))).isInstanceOf(EOFException.class);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        }
        return zipped.toByteArray();
    }

    private static Sha256 digest(byte[] content) throws IOException, FileRefused {
        try (EventFile.Reading reading = EventFiles.once(
                        new ByteArrayInputStream(content), new PlainBodies(), gzip -> new GzipMembers(gzip, 1_024))
                .open()) {
            while (!reading.next().isEmpty()) {
                continue;
            }
            return reading.sha256();
        }
    }

    private static List<String> read(byte[] content) throws IOException, FileRefused {
        return read(EventFiles.once(
                new ByteArrayInputStream(content), new PlainBodies(), gzip -> new GzipMembers(gzip, 1_024)));
    }

    private static List<String> read(EventFile file) throws IOException, FileRefused {
        List<String> found = new ArrayList<>();
        try (EventFile.Reading reading = file.open()) {
            for (List<PlacedEvent> next = reading.next(); !next.isEmpty(); next = reading.next()) {
                next.forEach(one -> found.add(one.place() + " " + told(one.event())));
            }
        }
        return found;
    }

    private static String told(ReadEvent event) {
        return switch (event) {
            case ReadEvent.Readable readable -> readable.event().key().id();
            case ReadEvent.Unreadable unreadable ->
                unreadable.errors().stream()
                        .map(error -> error.field() + " " + error.message())
                        .toList()
                        .toString();
        };
    }
}
