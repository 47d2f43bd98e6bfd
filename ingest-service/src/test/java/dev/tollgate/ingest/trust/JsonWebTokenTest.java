package dev.tollgate.ingest.trust;

import static dev.tollgate.ingest.trust.Judged.BODY;
import static dev.tollgate.ingest.trust.Judged.SECOND;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.kernel.Sha256;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWebTokenTest {
    private static final String SHARED = "a-shared-secret-of-more-than-256-bits-for-tests";

    @SuppressWarnings("NullAway.Init")
    private static KeyPair pair;

    @SuppressWarnings("NullAway.Init")
    private static String pem;

    @BeforeAll
    static void generate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        pair = generator.generateKeyPair();
        pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    @Test
    void a_token_over_the_bodys_digest_is_believed() throws Exception {
        assertThat(ours(signed("ES256", pair.getPrivate(), claims()))).isEqualTo(Reason.VALID);
    }

    @Test
    void the_public_key_is_never_the_secret_of_an_hmac() throws Exception {
        String forged = signed("HS256", new SecretKeySpec(pem.getBytes(UTF_8), "HMAC"), claims());
        assertThat(ours(forged)).isEqualTo(Reason.NO_MATCH);
        assertThat(judged(List.of("ES256", "HS256"), pem)
                        .header("x-jwt", "JWT " + forged)
                        .signature())
                .isEqualTo(Reason.NO_MATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "HS256", "ES384", ""})
    void a_token_chooses_no_algorithm_that_the_policy_has_not(String algorithm) throws Exception {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"alg\":\"" + algorithm + "\"}").getBytes(UTF_8));
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims().toJson().getBytes(UTF_8));
        for (String signature : List.of("", "AAAA")) {
            assertThat(ours(header + "." + claims + "." + signature))
                    .isIn(Reason.NO_MATCH, Reason.MALFORMED)
                    .isNotEqualTo(Reason.VALID);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":[\"ES256\"]}",
                "{\"alg\":1}",
                "{\"alg\":null}",
                "{}",
                "[]",
                "1",
                "{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false}",
                "{\"alg\":\"ES256\",\"crit\":\"b64\"}"
            })
    void a_header_of_another_shape_is_refused_and_breaks_nothing(String header) throws Exception {
        String sent = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
        assertThat(ours(sent + ".e30.AAAA")).isIn(Reason.MALFORMED, Reason.NO_MATCH);
    }

    @Test
    void a_token_over_another_body_does_not_match() throws Exception {
        assertThat(judged(List.of("ES256"), pem)
                        .header("x-jwt", "JWT " + signed("ES256", pair.getPrivate(), claims()))
                        .body(BODY + " ")
                        .signature())
                .isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void a_token_without_the_digest_does_not_match() throws Exception {
        JwtClaims claims = claims();
        claims.unsetClaim("digest");
        assertThat(ours(signed("ES256", pair.getPrivate(), claims))).isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void a_token_of_another_issuer_or_for_somebody_else_does_not_match() throws Exception {
        JwtClaims other = claims();
        other.setIssuer("https://other.example.com");
        assertThat(ours(signed("ES256", pair.getPrivate(), other))).isEqualTo(Reason.NO_MATCH);
        JwtClaims elsewhere = claims();
        elsewhere.setAudience("somebody");
        assertThat(ours(signed("ES256", pair.getPrivate(), elsewhere))).isEqualTo(Reason.NO_MATCH);
    }

    @ParameterizedTest
    @CsvSource({"-300,VALID", "-301,STALE", "300,VALID", "301,FUTURE"})
    void its_time_may_be_off_by_the_tolerance(long off, Reason expected) throws Exception {
        JwtClaims claims = claims();
        claims.setIssuedAt(NumericDate.fromSeconds(SECOND + off));
        assertThat(ours(signed("ES256", pair.getPrivate(), claims))).isEqualTo(expected);
    }

    @Test
    void a_token_that_expired_or_is_not_valid_yet_is_not_believed() throws Exception {
        JwtClaims expired = claims();
        expired.setExpirationTime(NumericDate.fromSeconds(SECOND));
        assertThat(ours(signed("ES256", pair.getPrivate(), expired))).isEqualTo(Reason.STALE);
        JwtClaims early = claims();
        early.setNotBefore(NumericDate.fromSeconds(SECOND + 1));
        assertThat(ours(signed("ES256", pair.getPrivate(), early))).isEqualTo(Reason.FUTURE);
    }

    @Test
    void a_token_without_a_time_is_malformed() throws Exception {
        JwtClaims claims = claims();
        claims.unsetClaim("iat");
        assertThat(ours(signed("ES256", pair.getPrivate(), claims))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "a.b.c.d", "..", "e30.e30.", "JWT", "."})
    void what_is_no_token_is_malformed_or_does_not_match(String sent) throws Exception {
        assertThat(ours(sent)).isIn(Reason.MALFORMED, Reason.NO_MATCH);
    }

    @Test
    void a_shared_secret_verifies_only_what_is_signed_with_it() throws Exception {
        String right = signed("HS256", new SecretKeySpec(SHARED.getBytes(UTF_8), "HMAC"), claims());
        assertThat(judged(List.of("HS256"), SHARED)
                        .header("x-jwt", "JWT " + right)
                        .signature())
                .isEqualTo(Reason.VALID);
        assertThat(judged(List.of("HS256"), SHARED + "x")
                        .header("x-jwt", "JWT " + right)
                        .signature())
                .isEqualTo(Reason.NO_MATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    void a_key_that_is_none_leaves_the_delivery_unjudged(String key) throws Exception {
        String sent = signed("HS256", new SecretKeySpec(SHARED.getBytes(UTF_8), "HMAC"), claims());
        assertThatThrownBy(() -> judged(List.of("HS256"), key)
                        .header("x-jwt", "JWT " + sent)
                        .signature())
                .isInstanceOf(SecretUnavailable.class)
                .hasMessageStartingWith("cred://jwt is ");
    }

    private static Reason ours(String token) throws Exception {
        return judged(List.of("ES256"), pem).header("x-jwt", "JWT " + token).signature();
    }

    private static Judged judged(List<String> algorithms, String key) {
        return Judged.by(new SignatureRule.JsonWebToken(
                        "X-Jwt",
                        "JWT ",
                        algorithms,
                        "digest",
                        Optional.of("https://pay.example.com"),
                        Optional.of("tollgate"),
                        Duration.ofSeconds(300),
                        List.of(Judged.key("cred://jwt"))))
                .knowing(FixedSecrets.with("cred://jwt", key));
    }

    private static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://pay.example.com");
        claims.setAudience("tollgate");
        claims.setIssuedAt(NumericDate.fromSeconds(SECOND));
        claims.setStringClaim("digest", Sha256.ofUtf8(BODY).hex());
        return claims;
    }

    private static String signed(String algorithm, Key key, JwtClaims claims) throws Exception {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(algorithm);
        token.setKey(key);
        token.setPayload(claims.toJson());
        token.setDoKeyValidation(false);
        return token.getCompactSerialization();
    }
}
