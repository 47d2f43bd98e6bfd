package dev.tollgate.ingest.trust;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tries a proof with the keys of a list: with every one that is in force, whichever fits, so that the time it takes does
 * not tell which. Those out of their dates are tried only when none fits, to tell an operator what happened.
 */
final class TryingKeys {
    private final Secrets secrets;

    TryingKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * @return {@code VALID}, {@code KEY_NOT_IN_FORCE} or {@code NO_MATCH}
     * @throws SecretUnavailable when no key fits, and one that may have fitted does not resolve
     */
    Reason judge(List<Key> keys, Instant moment, Proof proof) throws SecretUnavailable {
        boolean fits = false;
        Optional<SecretUnavailable> unavailable = Optional.empty();
        for (Key key : keys) {
            if (key.isInForceAt(moment)) {
                try {
                    fits |= fits(key, proof);
                } catch (SecretUnavailable e) {
                    // A new key may not be everywhere yet while the old one still proves: no gap while they rotate.
                    unavailable = Optional.of(e);
                }
            }
        }
        if (fits) {
            return Reason.VALID;
        }
        if (unavailable.isPresent()) {
            throw unavailable.get();
        }
        return fitsOutOfDates(keys, moment, proof) ? Reason.KEY_NOT_IN_FORCE : Reason.NO_MATCH;
    }

    private boolean fitsOutOfDates(List<Key> keys, Instant moment, Proof proof) {
        boolean fits = false;
        for (Key key : keys) {
            if (!key.isInForceAt(moment)) {
                try {
                    fits |= fits(key, proof);
                } catch (SecretUnavailable e) {
                    // An old key may be gone from its store for good; nothing depends on it.
                    fits |= false;
                }
            }
        }
        return fits;
    }

    private boolean fits(Key key, Proof proof) throws SecretUnavailable {
        byte[] secret = secrets.of(key.secret());
        try {
            return proof.fits(secret);
        } catch (UnusableKey e) {
            throw new SecretUnavailable(key.secret() + " " + e.getMessage());
        }
    }

    /** What was sent, against one key. */
    @FunctionalInterface
    interface Proof {
        boolean fits(byte[] secret) throws UnusableKey;
    }

    /** What lies behind a reference cannot be a key of this scheme: ours to mend, and no fault of the sender. */
    static final class UnusableKey extends Exception {
        private static final long serialVersionUID = 1;

        /** @param message what it is not, without anything of it */
        UnusableKey(String message) {
            super(message);
        }
    }
}
