package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.ReferencedSecrets;
import dev.tollgate.ingest.credential.SecretReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Secrets that are kept for moments, as thousands of deliveries a second cannot each ask a vault. After {@code life} a
 * value is asked for again, by one caller, while others go on with it. While its backend is away it serves on for at
 * most five minutes more; what the backend denies, or no longer has, serves nobody from then on. All fields of a secret
 * are of one reading: where a key moves from one field to the other, it is in one of them at any time.
 */
public final class KeptSecrets implements Secrets {
    private static final Duration WHILE_AWAY = Duration.ofMinutes(5);

    private final ReferencedSecrets secrets;
    private final Duration life;
    private final InstantSource clock;

    /** By references that stand in policies, which are few; without their fields. */
    private final Map<String, One> kept = new ConcurrentHashMap<>();

    public KeptSecrets(ReferencedSecrets secrets, Duration life, InstantSource clock) {
        this.secrets = secrets;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public byte[] of(String reference) throws SecretUnavailable {
        SecretReference known = SecretReference.of(reference)
                .orElseThrow(() -> new SecretUnavailable(reference + ": it is no reference"));
        byte[] field = kept.computeIfAbsent(known.reference(), _ -> new One(known))
                .value(reference)
                .fields()
                .get(known.field());
        if (field == null) {
            throw new SecretUnavailable(reference + ": the secret has no field " + known.field());
        }
        return field;
    }

    /** @param at when the backend said so */
    private record Value(Map<String, byte[]> fields, Instant at) {
        static Value of(Credential credential, Instant at) {
            Map<String, byte[]> fields = new HashMap<>();
            for (String name : credential.fields().keySet()) {
                credential.field(name).ifPresent(text -> fields.put(name, text.getBytes(UTF_8)));
            }
            return new Value(Map.copyOf(fields), at);
        }

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
        private final SecretReference secret;
        private final ReentrantLock asking = new ReentrantLock();
        private final AtomicReference<Optional<Value>> last = new AtomicReference<>(Optional.empty());

        One(SecretReference secret) {
            this.secret = secret;
        }

        /** @param asked the reference with its field, for a message */
        Value value(String asked) throws SecretUnavailable {
            Optional<Value> value = last.get();
            Instant now = clock.instant();
            if (value.isPresent() && value.get().isYoungerThan(life, now)) {
                return value.get();
            }
            boolean maySkip = value.isPresent() && value.get().isYoungerThan(life.plus(WHILE_AWAY), now);
            if (!maySkip) {
                asking.lock();
            } else if (!asking.tryLock()) {
                return value.get();
            }
            try {
                return anew(asked);
            } finally {
                asking.unlock();
            }
        }

        private Value anew(String asked) throws SecretUnavailable {
            Optional<Value> value = last.get();
            Instant now = clock.instant();
            if (value.isPresent() && value.get().isYoungerThan(life, now)) {
                return value.get();
            }
            try {
                Value read = Value.of(secrets.resolve(secret), clock.instant());
                last.set(Optional.of(read));
                return read;
            } catch (CredentialRefused refused) {
                if (isAway(refused.failure())
                        && value.isPresent()
                        && value.get().isYoungerThan(life.plus(WHILE_AWAY), now)) {
                    return value.get();
                }
                last.set(Optional.empty());
                throw new SecretUnavailable(asked + ": " + refused.explanation());
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
