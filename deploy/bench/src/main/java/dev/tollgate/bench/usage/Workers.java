package dev.tollgate.bench.usage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that all send until nothing is left. */
final class Workers {
    private Workers() {}

    /**
     * Runs each on a thread of its own, and adds up what they sent.
     *
     * @throws IOException when one of them failed, with the reason of the first
     */
    static Sent run(List<Callable<Sent>> workers) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
            List<Future<Sent>> futures = new ArrayList<>();
            workers.forEach(worker -> futures.add(threads.submit(worker)));
            Sent sum = Sent.NOTHING;
            for (Future<Sent> future : futures) {
                sum = sum.plus(future.get());
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
