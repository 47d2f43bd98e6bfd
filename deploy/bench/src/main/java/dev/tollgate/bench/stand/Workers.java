package dev.tollgate.bench.stand;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that all send until nothing is left. */
public final class Workers {
    private Workers() {}

    /**
     * Runs each on a thread of its own, and waits for all.
     *
     * @throws IOException when one of them failed, with the reason of the first
     */
    public static <T> List<T> run(List<Callable<T>> workers) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
            List<Future<T>> futures = new ArrayList<>();
            workers.forEach(worker -> futures.add(threads.submit(worker)));
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
