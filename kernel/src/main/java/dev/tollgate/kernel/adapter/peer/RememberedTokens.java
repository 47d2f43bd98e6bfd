package dev.tollgate.kernel.adapter.peer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollgate.kernel.adapter.time.Machine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Verifies a peer's token once, and knows it again, character for character, until it expires.
 *
 * <p>A peer may use its token for many calls, and the check of one ES256 signature costs as much as all the rest of a
 * small request. A token that was refused is not remembered. A key that is taken out of the key set while one of its
 * tokens is remembered is good for that token's life, two minutes at most (see {@link AcceptedPeers}, which is asked
 * each time).
 */
@Alternative
@Priority(1)
@Singleton
class RememberedTokens extends DefaultJWTCallerPrincipalFactory {
    /** About a kilobyte each; whoever can fill this is an accepted peer. */
    private static final int MOST = 10_000;

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Cache<String, JWTCallerPrincipal> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    private final InstantSource clock;

    /** Expiry is judged by the machine's time, as the library does it. */
    RememberedTokens() {
        this(Machine.real().clock());
    }

    RememberedTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        JWTCallerPrincipal known = verified.getIfPresent(token);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        JWTCallerPrincipal fresh = super.parse(token, rules);
        verified.put(token, fresh);
        return fresh;
    }
}
