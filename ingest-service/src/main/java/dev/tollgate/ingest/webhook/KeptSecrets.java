package dev.tollgate.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.ReferencedSecrets;
import dev.tollgate.ingest.credential.SecretReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Secrets that are kept for moments, as thousands of deliveries a second cannot each ask a vault. After {@code life} a
 * value is asked for again, by one caller, while others go on with it. While its backend is away it serves on for at
 * most five minutes more; what the backend denies, or no longer has, serves nobody from then on.
 */
public final class KeptSecrets implements Secrets {
    private static final Duration WHILE_AWAY = Duration.ofMinutes(5);

    private final ReferencedSecrets secrets;
    private final Duration life;
    private final InstantSource clock;

    /** By references that stand in policies, which are few. */
    private final Map<String, One> kept = new ConcurrentHashMap<>();

    public KeptSecrets(ReferencedSecrets secrets, Duration life, InstantSource clock) {
        this.secrets = secrets;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public byte[] of(String reference) throws SecretUnavailable {
        return kept.computeIfAbsent(reference, One::new).value();
    }

    /** @param at when the backend said so */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, never printed.
    private record Value(byte[] bytes, Instant at) {
        /** A clock that was set back makes a value old, not young for hours. */
        boolean isYoungerThan(Duration age, Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(age));
        }

        @Override
        public String toString() {
            return "a value, not shown";
        }
    }

    private final class One {
        private final String reference;
        private final ReentrantLock asking = new ReentrantLock();
        private final AtomicReference<Optional<Value>> last = new AtomicReference<>(Optional.empty());

        One(String reference) {
            this.reference = reference;
        }

        byte[] value() throws SecretUnavailable {
            Optional<Value> value = last.get();
            Instant now = clock.instant();
            if (value.isPresent() && value.get().isYoungerThan(life, now)) {
                return value.get().bytes();
            }
            boolean maySkip = value.isPresent() && value.get().isYoungerThan(life.plus(WHILE_AWAY), now);
            if (!maySkip) {
                asking.lock();
            } else if (!asking.tryLock()) {
                return value.get().bytes();
            }
            try {
                return asked();
            } finally {
                asking.unlock();
            }
        }

        private byte[] asked() throws SecretUnavailable {
            Optional<Value> value = last.get();
            Instant now = clock.instant();
            if (value.isPresent() && value.get().isYoungerThan(life, now)) {
                return value.get().bytes();
            }
            try {
                SecretReference known =
                        SecretReference.of(reference).orElseThrow(() -> new SecretUnavailable("it is no reference"));
                byte[] bytes = secrets.resolve(known).require(known.field()).getBytes(UTF_8);
                last.set(Optional.of(new Value(bytes, clock.instant())));
                return bytes;
            } catch (CredentialRefused refused) {
                if (isAway(refused.failure())
                        && value.isPresent()
                        && value.get().isYoungerThan(life.plus(WHILE_AWAY), now)) {
                    return value.get().bytes();
                }
                last.set(Optional.empty());
                throw new SecretUnavailable(reference + ": " + refused.explanation());
            }
        }
    }

    private static boolean isAway(CredentialFailure failure) {
        return switch (failure) {
            case SEALED, TIMEOUT, UNREACHABLE -> true;
            case NOT_FOUND, DENIED, EXPIRED, MALFORMED -> false;
        };
    }
}
