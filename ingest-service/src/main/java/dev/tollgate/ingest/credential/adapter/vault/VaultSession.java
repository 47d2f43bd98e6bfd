package dev.tollgate.ingest.credential.adapter.vault;

import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import io.quarkus.vault.client.api.auth.token.VaultAuthToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Calls with a token of this service: kept while Vault lends it, renewed in the last third of its time, and asked for
 * anew when it is over or Vault does not take it any more. Nobody logs in twice at a time.
 */
final class VaultSession {
    private final VaultIdentity identity;
    private final VaultCalls calls;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final AtomicReference<Optional<Lease>> kept = new AtomicReference<>(Optional.empty());

    VaultSession(VaultIdentity identity, VaultCalls calls, InstantSource clock) {
        this.identity = identity;
        this.calls = calls;
        this.clock = clock;
    }

    <T> T with(Function<String, T> call) {
        Optional<String> own = identity.ownToken();
        if (own.isPresent()) {
            return call.apply(own.get());
        }
        Optional<Lease> before = kept.get();
        Lease lease = current();
        try {
            return call.apply(lease.token());
        } catch (CredentialRefused refused) {
            if (!isAboutTheToken(refused) || before.filter(old -> old == lease).isEmpty()) {
                throw refused;
            }
        }
        // It was kept from before, and may have been revoked since: one that is new tells which it is.
        kept.compareAndSet(before, Optional.empty());
        return call.apply(current().token());
    }

    private Lease current() {
        oneAtATime.lock();
        try {
            Instant now = clock.instant();
            Optional<Lease> usable = kept.get().filter(lease -> !lease.isOverAt(now));
            if (usable.isPresent() && !usable.get().shouldBeRenewedAt(now)) {
                return usable.get();
            }
            Lease next = usable.flatMap(this::renewed).orElseGet(this::loggedIn);
            kept.set(Optional.of(next).filter(Lease::mayBeKept));
            return next;
        } finally {
            oneAtATime.unlock();
        }
    }

    private Lease loggedIn() {
        // The time before the call: what Vault lends begins at the latest when it answers.
        Instant from = clock.instant();
        return Lease.of(calls.logIn(identity.login()), from);
    }

    /** Empty where Vault does not renew it, or hardly. */
    private Optional<Lease> renewed(Lease lease) {
        Instant from = clock.instant();
        try {
            Lease next = Lease.of(calls.ask(VaultAuthToken.FACTORY.renewSelf(null), lease.token()), from);
            return next.lendsMuchLessThan(lease) ? Optional.empty() : Optional.of(next);
        } catch (CredentialRefused refused) {
            if (isAboutTheToken(refused) || refused.failure() == CredentialFailure.MALFORMED) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static boolean isAboutTheToken(CredentialRefused refused) {
        return refused.failure() == CredentialFailure.DENIED || refused.failure() == CredentialFailure.EXPIRED;
    }
}
