package dev.tollgate.ingest.platform.parquet;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.parquet.format.RowGroup;
import org.jspecify.annotations.Nullable;

/**
 * Shares the row groups of a file among threads. Of several failures the one of the first row group is told, so that the
 * same file fails with the same words each time. Closing it stops the threads and waits for them.
 */
final class Workers implements AutoCloseable {
    private record Failure(int group, Throwable cause) {}

    private final Footer footer;
    private final Supplier<RowGroups> reading;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile int stopBefore = Integer.MAX_VALUE;
    private @Nullable Failure failure;

    Workers(Footer footer, Supplier<RowGroups> reading) {
        this.footer = footer;
        this.reading = reading;
    }

    void start(int count) {
        // Platform threads: the work is computing, which would hold the carriers of virtual ones.
        for (int i = 0; i < Math.min(count, Math.max(1, footer.groups().size())); i++) {
            threads.add(Thread.ofPlatform().daemon().name("parquet-", i).start(this::work));
        }
    }

    /** Waits for the last row, and throws what any of them threw. */
    void join() {
        waitForAll();
        Failure failed = failure();
        if (failed == null) {
            return;
        }
        switch (failed.cause()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failed.cause());
        }
    }

    @Override
    public void close() {
        stopBefore = -1;
        for (Thread each : threads) {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void waitForAll() {
        try {
            for (Thread each : threads) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExportRefused(FailureReason.UNREADABLE, "the reading was interrupted", e);
        }
    }

    private void work() {
        int group = -1;
        try {
            RowGroups groups = reading.get();
            for (group = next.getAndIncrement(); group < footer.groups().size(); group = next.getAndIncrement()) {
                int current = group;
                if (current >= stopBefore) {
                    return;
                }
                groups.read(current, firstLine(current), () -> current >= stopBefore);
            }
        } catch (Throwable e) {
            fail(new Failure(group, e));
        }
    }

    private long firstLine(int group) {
        long line = 1;
        for (RowGroup each : footer.groups().subList(0, group)) {
            line += each.getNum_rows();
        }
        return line;
    }

    private synchronized void fail(Failure other) {
        if (failure == null || other.group() < failure.group()) {
            failure = other;
            stopBefore = Math.min(stopBefore, Math.max(0, other.group()));
        }
    }

    private synchronized @Nullable Failure failure() {
        return failure;
    }
}
