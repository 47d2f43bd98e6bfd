package dev.tollgate.kernel.adapter.peer;

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
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Signs the short-lived tokens (RFC 7519, ES256) by which this service proves itself to its peers. */
@ApplicationScoped
public class PeerTokens {
    static final String TENANT_CLAIM = "tenant";
    static final String SENDER_CLAIM = "sender";
    static final String VIA_CLAIM = "via";

    private final PeerConfig config;
    private final InstantSource clock;
    private final Identifiers identifiers;

    PeerTokens(PeerConfig config, InstantSource clock, Identifiers identifiers) {
        this.config = config;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * The value of an {@code Authorization} header for one call.
     *
     * <p>Reads a file: call it from a worker or virtual thread. The key is read each time, so that a rotated key is
     * picked up without a restart and is not kept beyond the call (promise 4).
     */
    public String bearerFor(String peer, Caller onBehalfOf) {
        return "Bearer " + signed(claims(peer, onBehalfOf));
    }

    /**
     * The same, on behalf of somebody who has proven nothing and is known by the address that a webhook came from.
     *
     * @param via the proxy that said so; empty where the sender connected himself
     */
    public String bearerForSender(String peer, InetAddress sender, Optional<InetAddress> via) {
        Caller nobody = new Caller("webhook-sender", Set.of(Caller.WEBHOOK_ROLE), Caller.DEFAULT_TENANT);
        JwtClaimsBuilder claims = claims(peer, nobody).claim(SENDER_CLAIM, sender.getHostAddress());
        via.ifPresent(proxy -> claims.claim(VIA_CLAIM, proxy.getHostAddress()));
        return "Bearer " + signed(claims);
    }

    private JwtClaimsBuilder claims(String peer, Caller onBehalfOf) {
        long now = clock.instant().getEpochSecond();
        return Jwt.issuer(config.name())
                .audience(peer)
                .subject(onBehalfOf.name())
                .upn(onBehalfOf.name())
                .groups(onBehalfOf.roles())
                .claim(TENANT_CLAIM, onBehalfOf.tenant())
                .claim("jti", identifiers.next().toString())
                .issuedAt(now)
                .expiresAt(now + config.tokenLifespan().toSeconds());
    }

    private String signed(JwtClaimsBuilder claims) {
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
}
