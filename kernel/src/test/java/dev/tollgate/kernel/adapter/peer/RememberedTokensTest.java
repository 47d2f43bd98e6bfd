package dev.tollgate.kernel.adapter.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.kernel.house.MovableClock;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is verified once, and what is not believed for having been seen before. */
class RememberedTokensTest {
    private final MovableClock clock = new MovableClock(Instant.now());
    private final RememberedTokens tokens = new RememberedTokens(clock);
    private final JWTAuthContextInfo rules = new JWTAuthContextInfo();
    private KeyPair key;

    @BeforeEach
    void newKey() throws Exception {
        key = SigningGateway.newKey();
        rules.setPublicVerificationKey(key.getPublic());
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        rules.setExpectedAudience(Set.of("ingest-service"));
    }

    @Test
    void a_token_is_verified_once_while_it_is_valid() throws Exception {
        String token = token("ingest-service", 60);
        assertThat(tokens.parse(token, rules)).isSameAs(tokens.parse(token, rules));
        assertThat(tokens.parse(token("ingest-service", 60), rules).getName()).isEqualTo("pipeline");
    }

    @Test
    void a_remembered_token_is_judged_again_once_it_expires() throws Exception {
        String token = token("ingest-service", 60);
        Object first = tokens.parse(token, rules);
        clock.advance(Duration.ofSeconds(61));
        assertThat(tokens.parse(token, rules)).isNotSameAs(first);
    }

    @Test
    void a_remembered_token_with_another_character_is_refused() throws Exception {
        String token = token("ingest-service", 60);
        tokens.parse(token, rules);
        for (int at : new int[] {token.indexOf('.') + 9, token.lastIndexOf('.') + 9}) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            assertRefused(token.substring(0, at) + other + token.substring(at + 1));
        }
        assertRefused(token.substring(0, token.lastIndexOf('.') + 1));
    }

    @Test
    void what_was_refused_is_refused_again() {
        String expired = token("ingest-service", -60);
        String forAnother = token("canary-service", 60);
        for (int each = 0; each < 2; each++) {
            assertRefused(expired);
            assertRefused(forAnother);
        }
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> tokens.parse(token, rules)).isInstanceOf(ParseException.class);
    }

    private String token(String audience, long seconds) {
        long now = clock.instant().getEpochSecond();
        return Jwt.issuer("gateway")
                .audience(audience)
                .upn("pipeline")
                .issuedAt(now - 60)
                .expiresAt(now + seconds)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId("gateway")
                .sign(key.getPrivate());
    }
}
