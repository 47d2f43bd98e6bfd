package dev.tollgate.kernel.adapter.peer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who this service is, how it proves it, and whom it lets in. */
@ConfigMapping(prefix = "tollgate.peer")
public interface PeerConfig {
    /** This service's name, which its tokens carry as issuer and which tokens for it carry as audience. */
    String name();

    /**
     * A PKCS#8 PEM file with this service's EC P-256 private key ({@code TOLLGATE_PEER_PRIVATE_KEY_FILE}). Without it
     * this service can be called, and can call nobody.
     */
    Optional<Path> privateKeyFile();

    /**
     * The {@code kid} of that key in the peers' key set: the service's name, or the name, a slash and anything, so that
     * an old and a new key can be valid together. The service's name unless given.
     */
    Optional<String> keyId();

    /**
     * Where the peers' public keys are: the {@code file:} URL of a JSON Web Key Set (RFC 7517), {@code
     * TOLLGATE_PEER_KEY_SET}. A service that nobody may call, the gateway, needs none.
     */
    Optional<String> keySet();

    /** The names of the services whose tokens are accepted; all others are refused. Nobody unless given. */
    Optional<Set<String>> accept();

    /**
     * How long a token of ours is valid; it is used during the first half of that. Long enough for one call, too short
     * to be worth stealing. 60 s; whoever accepts us refuses more than two minutes.
     */
    @WithDefault("PT60S")
    Duration tokenLifespan();
}
