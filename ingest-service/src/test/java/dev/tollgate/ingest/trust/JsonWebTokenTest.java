package dev.tollgate.ingest.trust;

import static dev.tollgate.ingest.trust.SignedTokens.PAIR;
import static dev.tollgate.ingest.trust.SignedTokens.PEM;
import static dev.tollgate.ingest.trust.SignedTokens.claims;
import static dev.tollgate.ingest.trust.SignedTokens.judged;
import static dev.tollgate.ingest.trust.SignedTokens.ours;
import static dev.tollgate.ingest.trust.SignedTokens.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWebTokenTest {
    private static final String SHARED = "a-shared-secret-of-more-than-256-bits-for-tests";

    @Test
    void a_token_over_the_bodys_digest_is_believed() throws Exception {
        assertThat(ours(signed("ES256", PAIR.getPrivate(), claims()))).isEqualTo(Reason.VALID);
    }

    @Test
    void the_public_key_is_never_the_secret_of_an_hmac() throws Exception {
        String forged = signed("HS256", new SecretKeySpec(PEM.getBytes(UTF_8), "HMAC"), claims());
        assertThat(ours(forged)).isEqualTo(Reason.NO_MATCH);
        assertThat(judged(List.of("ES256", "HS256"), PEM)
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
}
