package dev.tollgate.gateway.confidence.adapter.rest;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A report of ten megabytes takes many times that while it is read: so many are read, the next is sent away. */
final class FewAtOnce {
    private final Semaphore free;

    FewAtOnce(int places) {
        this.free = new Semaphore(places);
    }

    /** Holds a place from the subscription until the work ends, in whatever way. */
    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (!free.tryAcquire()) {
                return Uni.createFrom()
                        .failure(new ProblemException(new Problem.TooManyRequests(
                                "Other reports are being read; nothing was stored.", Duration.ofSeconds(1))));
            }
            return Uni.createFrom().deferred(work::get).onTermination().invoke(free::release);
        });
    }
}
