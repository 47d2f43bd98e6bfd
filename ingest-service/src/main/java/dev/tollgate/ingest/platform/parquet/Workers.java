package dev.tollgate.ingest.platform.parquet;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.parquet.format.RowGroup;

/**
 * Shares the row groups of a file among threads. Of several failures the one of the first row group is told, so that the
 * same file fails with the same words each time. Closing it stops the threads and waits for them.
 */
final class Workers implements AutoCloseable {
    private final ExecutorService threads;
    private final Queue<RowGroups> idle = new ConcurrentLinkedQueue<>();
    private final Supplier<RowGroups> reading;
    private final AtomicInteger stopBefore = new AtomicInteger(Integer.MAX_VALUE);
    private final List<Future<?>> groups = new ArrayList<>();

    /** @param reading asked once for each thread */
    Workers(int count, Supplier<RowGroups> reading) {
        // Platform threads: the work is computing, which would hold the carriers of virtual ones.
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("parquet-", 0).factory());
        this.reading = reading;
    }

    void start(Footer footer) {
        long line = 1;
        for (RowGroup each : footer.groups()) {
            int group = groups.size();
            long first = line;
            groups.add(threads.submit(() -> read(group, first)));
            line += each.getNum_rows();
        }
    }

    /** Waits for the last row, and throws what any of them threw. */
    void join() {
        try {
            for (Future<?> each : groups) {
                each.get();
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExportRefused(FailureReason.UNREADABLE, "the reading was interrupted", e);
        }
    }

    @Override
    public void close() {
        stopBefore.set(-1);
        threads.close();
    }

    private void read(int group, long line) {
        if (group >= stopBefore.get()) {
            return;
        }
        try {
            RowGroups kept = idle.poll();
            RowGroups rows = kept == null ? reading.get() : kept;
            rows.read(group, line, () -> group >= stopBefore.get());
            idle.add(rows);
        } catch (Throwable e) {
            stopBefore.accumulateAndGet(group, Math::min);
            throw e;
        }
    }
}
