package dev.tollgate.kernel.adapter.peer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tollgate.kernel.adapter.time.Machine;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Lets in only the peers that are named, each with its own key only.
 *
 * <p>Signature, expiry and audience are already proven when this is asked. What is left: any peer could sign a token
 * that names another as its issuer, so the key must belong to the issuer.
 */
@ApplicationScoped
final class AcceptedPeers implements SecurityIdentityAugmentor {
    /** A token is worth a minute, whatever its issuer wrote into it; twice that allows for clocks that differ. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(2);

    /** Peers have few keys, and tokens of one key begin alike. */
    private static final int MOST_HEADERS = 100;

    private final PeerConfig config;
    private final LoadingCache<String, String> keyIds =
            Caffeine.newBuilder().maximumSize(MOST_HEADERS).build(AcceptedPeers::keyId);

    /** Expiry was judged by the machine's time, which no test moves; so is what is too far away to be one. */
    private final InstantSource clock = Machine.real().clock();

    AcceptedPeers(PeerConfig config) {
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        String issuer = token.getIssuer();
        boolean named = issuer != null && config.accept().orElse(Set.of()).contains(issuer);
        if (!named || livesTooLong(token) || !ownsKey(issuer, keyIds.get(header(token.getRawToken())))) {
            return Uni.createFrom().failure(new AuthenticationFailedException("not a peer that is accepted here"));
        }
        return Uni.createFrom().item(identity);
    }

    private boolean livesTooLong(JsonWebToken token) {
        return Instant.ofEpochSecond(token.getExpirationTime())
                .isAfter(clock.instant().plus(LONGEST_LIFE));
    }

    private static boolean ownsKey(String issuer, String keyId) {
        return keyId.equals(issuer) || keyId.startsWith(issuer + "/");
    }

    private static String header(String rawToken) {
        return rawToken.substring(0, rawToken.indexOf('.'));
    }

    /** The header was verified with the token; only its {@code kid} is read again here. */
    private static String keyId(String header) {
        String json = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
        Object keyId = new io.vertx.core.json.JsonObject(json).getValue("kid");
        return keyId == null ? "" : keyId.toString();
    }
}
