package dev.tollgate.ingest.platform.csv;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some threads that parse what one other reads. Platform threads, since they compute and never wait for anything else;
 * when {@link #parse} returns or throws, none of them is left.
 */
final class Crew {
    private final Supplier<ChunkReading> readings;
    private final Belt belt;
    private final int workers;
    private final List<Thread> threads = new ArrayList<>();

    Crew(Supplier<ChunkReading> readings, int workers, int bufferBytes) {
        this.readings = readings;
        this.workers = workers;
        // One for each worker, one that is being filled, and as many that wait as there are workers.
        this.belt = new Belt(2 * workers + 1, bufferBytes);
    }

    /** @throws RuntimeException or Error of the first chunk in the file that failed */
    void parse(Chunk first, Chunks rest) throws IOException {
        try {
            for (int i = 0; i < workers; i++) {
                threads.add(Thread.ofPlatform().daemon().name("csv-" + i).start(this::work));
            }
            belt.put(first);
            while (!rest.isEnded()) {
                Chunk chunk = rest.next(this::buffer);
                if (chunk != null) {
                    belt.put(chunk);
                }
            }
        } catch (RuntimeException | Error e) {
            belt.fail(-1, e);
        } finally {
            belt.end();
            join();
        }
        rethrow(belt.failure());
    }

    private byte @Nullable [] buffer(int bytes) {
        try {
            return belt.buffer(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            belt.fail(-1, new InterruptedIOException("interrupted while reading"));
            return null;
        }
    }

    private void work() {
        long index = 0;
        try {
            ChunkReading reading = readings.get();
            for (Chunk chunk = belt.take(); chunk != null; chunk = belt.take()) {
                index = chunk.index();
                reading.read(chunk);
                belt.giveBack(chunk);
            }
        } catch (Throwable e) {
            belt.fail(index, e);
        }
    }

    /** They end by themselves with the chunk that they hold; an interruption is kept for whoever asks next. */
    private void join() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    belt.fail(-1, new InterruptedIOException("interrupted while reading"));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case IOException e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
