package dev.tollgate.kernel.adapter.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For how long a token is used, and for what. */
class PeerTokensTest {
    private static final Caller PIPELINE = new Caller("pipeline", Set.of("release"), "acme");
    private static final InetAddress SENDER = InetAddress.ofLiteral("203.0.113.9");
    private static final InetAddress OTHER = InetAddress.ofLiteral("203.0.113.10");

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
    private KeyPair key;
    private PeerTokens tokens;

    @BeforeEach
    void newTokens() throws Exception {
        key = SigningGateway.newKey();
        Path file = SigningGateway.writeKey(key, folder.resolve("key.pem"));
        tokens = new PeerTokens(new SigningGateway(file), clock, new SeededIdentifiers(7));
    }

    @Test
    void a_token_is_used_again_during_the_first_half_of_its_life_and_not_longer() {
        String first = tokens.bearerFor("ingest-service", PIPELINE);
        clock.advance(Duration.ofSeconds(29));
        assertThat(tokens.bearerFor("ingest-service", PIPELINE)).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.bearerFor("ingest-service", PIPELINE)).isNotEqualTo(first);
    }

    @Test
    void nobody_gets_a_token_that_speaks_for_another_or_to_another() {
        assertThat(List.of(
                        tokens.bearerFor("ingest-service", PIPELINE),
                        tokens.bearerFor("canary-service", PIPELINE),
                        tokens.bearerFor("ingest-service", new Caller("other", PIPELINE.roles(), PIPELINE.tenant())),
                        tokens.bearerFor("ingest-service", new Caller("pipeline", Set.of("admin"), "acme")),
                        tokens.bearerFor("ingest-service", new Caller("pipeline", PIPELINE.roles(), "umbrella")),
                        tokens.bearerForSender("ingest-service", SENDER, Optional.empty()),
                        tokens.bearerForSender("ingest-service", SENDER, Optional.of(OTHER)),
                        tokens.bearerForSender("ingest-service", OTHER, Optional.empty())))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_rotated_key_signs_after_half_a_life_without_a_restart() throws Exception {
        String old = tokens.bearerFor("ingest-service", PIPELINE);
        KeyPair rotated = SigningGateway.newKey();
        SigningGateway.writeKey(rotated, folder.resolve("key.pem"));
        clock.advance(Duration.ofSeconds(30));
        String young = tokens.bearerFor("ingest-service", PIPELINE);
        assertThat(isSignedBy(key, old)).isTrue();
        assertThat(isSignedBy(rotated, young)).isTrue();
        assertThat(isSignedBy(key, young)).isFalse();
    }

    private static boolean isSignedBy(KeyPair pair, String bearer) {
        JwtConsumer signatureOnly = new JwtConsumerBuilder()
                .setVerificationKey(pair.getPublic())
                .setSkipAllValidators()
                .build();
        try {
            signatureOnly.processToClaims(bearer.substring("Bearer ".length()));
            return true;
        } catch (InvalidJwtException notSigned) {
            return false;
        }
    }
}
