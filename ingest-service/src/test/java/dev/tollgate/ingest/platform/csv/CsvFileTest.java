package dev.tollgate.ingest.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import dev.tollgate.ingest.platform.csv.RowList.Outcome;
import dev.tollgate.kernel.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One pass over a file of any size: what it is, its rows, and an end in every case. */
class CsvFileTest {
    private static final CsvLimits LIMITS = new CsvLimits(100, 10_000);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Some hundred chunks, far more than there are buffers. */
    private static final String MANY_ROWS = "a,b\n" + "1,2\n".repeat(5_000);

    private final CsvFile small = new CsvFile(LIMITS);
    private final CsvFile chunked = new CsvFile(LIMITS, 2, 100);

    @TempDir
    Path folder = Path.of("none");

    @AfterEach
    void no_thread_is_left() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("csv-"));
    }

    @Test
    void gzip_is_known_by_its_first_bytes_whatever_the_name() throws IOException {
        Path zipped = Bills.write(folder.resolve("bill.csv.gz"), MANY_ROWS);
        Path renamed = Files.copy(zipped, folder.resolve("bill.csv"));
        for (CsvFile files : List.of(small, chunked)) {
            CsvFile.Content content = files.read(renamed, Long.MAX_VALUE, new RowList());
            assertThat(content)
                    .isEqualTo(new CsvFile.Content(
                            Sha256.ofUtf8(MANY_ROWS),
                            Sha256.of(Files.readAllBytes(zipped)),
                            MANY_ROWS.length(),
                            List.of("a", "b")));
        }
    }

    @Test
    void a_plain_file_has_one_digest() {
        Path file = Bills.write(folder.resolve("bill.csv"), "\uFEFFa, b \n1,2");
        CsvFile.Content content = small.read(file, Long.MAX_VALUE, new RowList());
        Sha256 digest = Sha256.ofUtf8("\uFEFFa, b \n1,2");
        assertThat(content).isEqualTo(new CsvFile.Content(digest, digest, 12, List.of("a", " b ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", "\r\n\r\n"})
    void a_file_without_a_header_says_so(String text) {
        Path file = Bills.write(folder.resolve("bill.csv"), text);
        assertThat(RowList.read(small, file)).isEqualTo(new Outcome(List.of(), List.of(), ""));
    }

    @Test
    void more_empty_lines_than_fit_into_a_chunk_come_before_no_header() {
        Path file = Bills.write(folder.resolve("bill.csv"), "\n".repeat(1_000) + "a,b\n\n1,2\n");
        assertThat(RowList.read(chunked, file))
                .isEqualTo(new Outcome(List.of("a", "b"), List.of(new RowList.Row(1_003, List.of("1", "2"))), ""));
    }

    @Test
    void a_record_may_be_longer_than_a_chunk() {
        String large = "\"" + "x\n".repeat(4_000) + "\"";
        Path file = Bills.write(folder.resolve("bill.csv"), "a,b\n1," + large + "\n3,4\n");
        assertThat(RowList.read(chunked, file).rows())
                .containsExactly(
                        new RowList.Row(2, List.of("1", "x\n".repeat(4_000))),
                        new RowList.Row(4_003, List.of("3", "4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bill.csv", "bill.csv.gz"})
    void the_limit_of_bytes_is_exact(String name) {
        Path file = Bills.write(folder.resolve(name), MANY_ROWS);
        long size = MANY_ROWS.length();
        for (CsvFile files : List.of(small, chunked)) {
            assertThat(files.read(file, size, new RowList()).bytes()).isEqualTo(size);
            assertThat(refused(files, file, size - 1).reason()).isEqualTo(FailureReason.TOO_LARGE);
        }
    }

    @Test
    void what_comes_first_in_the_file_is_refused_first() {
        Path file = Bills.write(folder.resolve("bill.csv"), MANY_ROWS + "\"1\"2,3\n" + "1,2\n".repeat(1_000));
        assertThat(refused(chunked, file, MANY_ROWS.length() - 1).reason()).isEqualTo(FailureReason.TOO_LARGE);
        assertThat(refused(chunked, file, MANY_ROWS.length() + 20).reason()).isEqualTo(FailureReason.NOT_CSV);
    }

    @Test
    void a_small_file_is_read_by_the_one_who_asks() {
        Path file = Bills.write(folder.resolve("bill.csv"), MANY_ROWS);
        assertThat(readersOf(small, file)).containsExactly(Thread.currentThread());
        assertThat(readersOf(chunked, file)).hasSize(2).doesNotContain(Thread.currentThread());
    }

    @Test
    void a_worker_that_fails_while_all_buffers_are_full_is_heard() {
        Path file = Bills.write(folder.resolve("bill.csv"), MANY_ROWS.repeat(20));
        IllegalStateException bug = new IllegalStateException("a bug of ours");
        AtomicBoolean allWait = new AtomicBoolean();
        assertTimeoutPreemptively(SOON, () -> {
            Throwable thrown = catchThrowable(() -> chunked.read(file, Long.MAX_VALUE, doing(line -> {
                pauseUntilAllBuffersWait(allWait);
                throw bug;
            })));
            assertThat(thrown).isSameAs(bug);
        });
    }

    @Test
    void a_worker_that_runs_out_of_heap_is_heard() {
        Path file = Bills.write(folder.resolve("bill.csv"), MANY_ROWS);
        OutOfMemoryError full = new OutOfMemoryError("as if");
        assertTimeoutPreemptively(
                SOON, () -> assertThat(catchThrowable(() -> chunked.read(file, Long.MAX_VALUE, doing(line -> {
                            throw full;
                        }))))
                        .isSameAs(full));
    }

    @Test
    void no_worker_is_asked_when_there_is_none() {
        Path file = Bills.write(folder.resolve("bill.csv"), MANY_ROWS);
        ExportRefused noHeader = new ExportRefused(FailureReason.UNKNOWN_FORMAT, "no");
        assertThat(catchThrowable(() -> chunked.read(file, Long.MAX_VALUE, header -> {
                    throw noHeader;
                })))
                .isSameAs(noHeader);
        assertThat(catchThrowable(() -> chunked.read(file, Long.MAX_VALUE, header -> () -> {
                    throw noHeader;
                })))
                .isSameAs(noHeader);
    }

    @Test
    void whoever_reads_can_be_interrupted() throws InterruptedException {
        Path file = Bills.write(folder.resolve("bill.csv"), MANY_ROWS.repeat(20));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Throwable[] thrown = new Throwable[1];
        boolean[] stillInterrupted = new boolean[1];
        Thread asking = Thread.ofPlatform().start(() -> {
            thrown[0] = catchThrowable(() -> chunked.read(file, Long.MAX_VALUE, doing(line -> {
                begun.countDown();
                await(goOn);
            })));
            stillInterrupted[0] = Thread.currentThread().isInterrupted();
        });
        begun.await();
        asking.interrupt();
        goOn.countDown();
        assertThat(asking.join(SOON)).isTrue();
        assertThat(thrown[0]).isInstanceOfSatisfying(ExportRefused.class, e -> assertThat(e.reason())
                .isEqualTo(FailureReason.UNREADABLE));
        assertThat(stillInterrupted[0]).isTrue();
    }

    @Test
    void a_file_that_is_not_there_cannot_be_read() {
        assertThat(refused(small, folder.resolve("none.csv"), 1).reason()).isEqualTo(FailureReason.UNREADABLE);
    }

    @Test
    void bytes_that_are_cut_within_a_character_are_no_text() throws IOException {
        byte[] text = "a,b\n1,\u20ac".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("bill.csv"), java.util.Arrays.copyOf(text, text.length - 1));
        assertThat(refused(small, file, 100).reason()).isEqualTo(FailureReason.NOT_UTF8);
    }

    private static Set<Thread> readersOf(CsvFile files, Path file) {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        files.read(file, Long.MAX_VALUE, header -> {
            RowReader reader = doing(line -> {}).forHeader(header).get();
            return () -> {
                threads.add(Thread.currentThread());
                return reader;
            };
        });
        return threads;
    }

    private static RowReaders doing(Consumer<Long> atRow) {
        return header -> () -> new RowReader() {
            @Override
            public void begin(long line) {
                atRow.accept(line);
            }

            @Override
            public void field(int position, char[] text, int from, int length) {
                // Only the row as a whole matters.
            }

            @Override
            public void end(int fields) {
                // Only its beginning matters.
            }
        };
    }

    /** Until the one who reads waits for an empty buffer; it was seen once for all, since it ends with the first failure. */
    private static void pauseUntilAllBuffersWait(AtomicBoolean seen) {
        while (!seen.get()) {
            boolean waits = Thread.getAllStackTraces().values().stream()
                    .flatMap(java.util.Arrays::stream)
                    .anyMatch(frame -> frame.getClassName().equals(Belt.class.getName())
                            && frame.getMethodName().equals("buffer"));
            if (waits) {
                seen.set(true);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ExportRefused refused(CsvFile files, Path file, long maxBytes) {
        return catchThrowableOfType(ExportRefused.class, () -> files.read(file, maxBytes, new RowList()));
    }
}
