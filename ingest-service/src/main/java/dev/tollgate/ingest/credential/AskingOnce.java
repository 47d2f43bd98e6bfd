package dev.tollgate.ingest.credential;

import dev.tollgate.kernel.Identifiers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One reference: asked by one caller at a time, and after a failure by nobody until its pause is over, so that a backend
 * in trouble meets no storm. Keeps how it last failed, and never what it was answered.
 */
final class AskingOnce {
    private final FailurePause pause;
    private final InstantSource clock;
    private final Identifiers chance;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final AtomicReference<Optional<Failed>> last = new AtomicReference<>(Optional.empty());

    AskingOnce(FailurePause pause, InstantSource clock, Identifiers chance) {
        this.pause = pause;
        this.clock = clock;
        this.chance = chance;
    }

    /** @throws CredentialRefused as the call does, or as the last one did while its pause lasts */
    Credential ask(Supplier<Credential> call) {
        oneAtATime.lock();
        try {
            last.get().filter(failed -> failed.pausesAt(clock.instant())).ifPresent(failed -> {
                throw failed.again();
            });
            return asked(call);
        } finally {
            oneAtATime.unlock();
        }
    }

    private Credential asked(Supplier<Credential> call) {
        try {
            Credential credential = call.get();
            last.set(Optional.empty());
            return credential;
        } catch (CredentialRefused refused) {
            remember(refused);
            throw refused;
        }
    }

    private void remember(CredentialRefused refused) {
        int times = 1 + last.get().map(Failed::times).orElse(0);
        Instant now = clock.instant();
        Instant until = now.plus(pause.after(times, chance.next().getLeastSignificantBits()));
        last.set(Optional.of(new Failed(refused.failure(), refused.explanation(), now, until, times)));
    }

    private record Failed(CredentialFailure failure, String explanation, Instant at, Instant until, int times) {
        /** A clock that was set back must not make a pause of seconds one of hours. */
        boolean pausesAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(until);
        }

        CredentialRefused again() {
            return new CredentialRefused(failure, explanation + "; not asked again before " + until);
        }
    }
}
