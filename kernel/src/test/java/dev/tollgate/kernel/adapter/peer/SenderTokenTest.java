package dev.tollgate.kernel.adapter.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.kernel.house.SeededIdentifiers;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway's token says of whoever sends a webhook, and what a service reads from it. */
class SenderTokenTest {
    private static final InetAddress SENDER = InetAddress.ofLiteral("203.0.113.9");
    private static final InetAddress PROXY = InetAddress.ofLiteral("2001:db8::7");

    @TempDir
    private Path folder;

    private Path key = Path.of("none");

    @BeforeEach
    void newKey() throws Exception {
        key = SigningGateway.writeKey(SigningGateway.newKey(), folder.resolve("key.pem"));
    }

    @Test
    void the_sender_and_the_proxy_that_named_him_are_two_addresses() throws Exception {
        SecurityIdentity identity = identity(Optional.of(PROXY));
        assertThat(Callers.sender(identity)).hasValue(SENDER);
        assertThat(Callers.via(identity)).hasValue(PROXY);
        assertThat(Callers.of(identity).name()).isEqualTo("webhook-sender");
    }

    @Test
    void who_connects_himself_comes_through_no_proxy() throws Exception {
        SecurityIdentity identity = identity(Optional.empty());
        assertThat(Callers.sender(identity)).hasValue(SENDER);
        assertThat(Callers.via(identity)).isEmpty();
    }

    private SecurityIdentity identity(Optional<InetAddress> via) throws Exception {
        PeerTokens tokens = new PeerTokens(
                new SigningGateway(key),
                new MovableClock(Instant.parse("2026-11-22T09:00:00Z")),
                new SeededIdentifiers(7));
        String bearer = tokens.bearerForSender("ingest-service", SENDER, via);
        String claims = new String(Base64.getUrlDecoder().decode(bearer.split("\\.")[1]), StandardCharsets.UTF_8);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new DefaultJWTCallerPrincipal(JwtClaims.parse(claims)))
                .build();
    }
}
