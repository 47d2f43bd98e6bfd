package dev.tollgate.kernel.adapter.peer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollgate.kernel.Identifiers;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Signs the short-lived tokens (RFC 7519, ES256) by which this service proves itself to its peers.
 *
 * <p>A token is used again, for the same peer on behalf of the same caller, during the first half of its life: whoever
 * gets it has half a life left to look at it, and a signature is not made for each of a thousand calls a second.
 */
@ApplicationScoped
public class PeerTokens {
    /** About a kilobyte each. Whoever sends webhooks from ever other addresses gets no more of it. */
    private static final int MOST = 10_000;

    static final String TENANT_CLAIM = "tenant";
    static final String SENDER_CLAIM = "sender";
    static final String VIA_CLAIM = "via";

    private static final Caller NOBODY =
            new Caller("webhook-sender", Set.of(Caller.WEBHOOK_ROLE), Caller.DEFAULT_TENANT);

    private final PeerConfig config;
    private final InstantSource clock;
    private final Identifiers identifiers;
    private final Cache<Use, String> signed;

    PeerTokens(PeerConfig config, InstantSource clock, Identifiers identifiers) {
        this.config = config;
        this.clock = clock;
        this.identifiers = identifiers;
        this.signed = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(config.tokenLifespan().dividedBy(2))
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                .build();
    }

    /**
     * The value of an {@code Authorization} header for one call.
     *
     * <p>May read a file: call it from a worker or virtual thread. The key is read for each token, so that a rotated
     * key is picked up without a restart, and is not kept (promise 4).
     */
    public String bearerFor(String peer, Caller onBehalfOf) {
        return bearer(new Use(peer, onBehalfOf, Optional.empty(), Optional.empty()));
    }

    /**
     * The same, on behalf of somebody who has proven nothing and is known by the address that a webhook came from.
     *
     * @param via the proxy that said so; empty where the sender connected himself
     */
    public String bearerForSender(String peer, InetAddress sender, Optional<InetAddress> via) {
        return bearer(new Use(peer, NOBODY, Optional.of(sender), via));
    }

    private String bearer(Use use) {
        return signed.get(use, first -> "Bearer " + sign(claims(first)));
    }

    private JwtClaimsBuilder claims(Use use) {
        long now = clock.instant().getEpochSecond();
        JwtClaimsBuilder claims = Jwt.issuer(config.name())
                .audience(use.peer())
                .subject(use.caller().name())
                .upn(use.caller().name())
                .groups(use.caller().roles())
                .claim(TENANT_CLAIM, use.caller().tenant())
                .claim("jti", identifiers.next().toString())
                .issuedAt(now)
                .expiresAt(now + config.tokenLifespan().toSeconds());
        use.sender().ifPresent(sender -> claims.claim(SENDER_CLAIM, sender.getHostAddress()));
        use.via().ifPresent(proxy -> claims.claim(VIA_CLAIM, proxy.getHostAddress()));
        return claims;
    }

    private String sign(JwtClaimsBuilder claims) {
        return claims.jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(config.keyId().orElse(config.name()))
                .sign(privateKey());
    }

    private PrivateKey privateKey() {
        Path file = config.privateKeyFile()
                .orElseThrow(() -> new IllegalStateException(
                        "TOLLGATE_PEER_PRIVATE_KEY_FILE is not set: this service cannot prove itself to its peers"));
        try {
            return KeyUtils.decodePrivateKey(Files.readString(file), SignatureAlgorithm.ES256);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the file of TOLLGATE_PEER_PRIVATE_KEY_FILE holds no readable EC key", e);
        }
    }

    /** What a token says, beside when. */
    private record Use(String peer, Caller caller, Optional<InetAddress> sender, Optional<InetAddress> via) {}
}
