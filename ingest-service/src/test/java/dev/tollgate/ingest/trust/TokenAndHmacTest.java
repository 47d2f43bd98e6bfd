package dev.tollgate.ingest.trust;

import static dev.tollgate.ingest.trust.Judged.BODY;
import static dev.tollgate.ingest.trust.Judged.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.SignatureRule.Hmac;
import dev.tollgate.ingest.trust.SignatureRule.Timestamp;
import dev.tollgate.ingest.trust.TrustPolicy.TokenRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAndHmacTest {
    private static final FixedSecrets SECRETS = FixedSecrets.with("cred://key", "a-secret");

    @ParameterizedTest
    @CsvSource({
        "Bearer a-secret,VALID", "Bearer a-secre,NO_MATCH", "Bearer a-secretx,NO_MATCH", "Bearer A-SECRET,NO_MATCH",
        "bearer a-secret,MALFORMED", "a-secret,MALFORMED", "'Bearer ',MALFORMED", "'Bearer  a-secret',NO_MATCH"
    })
    void a_token_is_all_of_what_stands_behind_the_prefix(String sent, Reason expected) throws Exception {
        Judged judged = Judged.by(new TokenRule("Authorization", "Bearer ", List.of(Judged.key("cred://key"))))
                .knowing(SECRETS)
                .header("authorization", sent);
        assertThat(judged.reason(Check.TOKEN)).isEqualTo(expected);
    }

    @Test
    void a_token_that_is_no_ascii_is_malformed() throws Exception {
        Judged judged = Judged.by(new TokenRule("x-token", "", List.of(Judged.key("cred://key"))))
                .knowing(SECRETS)
                .header("x-token", "ключ");
        assertThat(judged.reason(Check.TOKEN)).isEqualTo(Reason.MALFORMED);
    }

    /** The example that GitHub publishes for those who validate its deliveries. */
    @Test
    void githubs_published_example_is_believed() throws Exception {
        Judged judged = Judged.by(new Hmac(
                        "X-Hub-Signature-256",
                        "sha256",
                        "hex",
                        "sha256=",
                        Optional.empty(),
                        List.of(Judged.key("cred://github"))))
                .knowing(FixedSecrets.with("cred://github", "It's a Secret to Everybody"))
                .header(
                        "X-Hub-Signature-256",
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")
                .body("Hello, World!");
        assertThat(judged.signature()).isEqualTo(Reason.VALID);
    }

    @ParameterizedTest
    @CsvSource({"-60,VALID", "-61,STALE", "30,VALID", "31,FUTURE"})
    void a_signed_time_may_be_off_by_what_the_policy_says(long off, Reason expected) throws Exception {
        assertThat(timed(SECOND + off, signature(SECOND + off))).isEqualTo(expected);
    }

    @Test
    void a_time_that_was_changed_does_not_match() throws Exception {
        assertThat(timed(SECOND, signature(SECOND - 1))).isEqualTo(Reason.NO_MATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1=", "v1=00", "v1=zz", "v2=00"})
    void what_is_no_signature_is_malformed(String sent) throws Exception {
        assertThat(timed(SECOND, sent)).isEqualTo(Reason.MALFORMED);
    }

    private static Reason timed(long second, String signature) throws Exception {
        Timestamp timestamp = new Timestamp("x-time", ":", Duration.ofSeconds(60), Duration.ofSeconds(30));
        return Judged.by(new Hmac(
                        "x-signature",
                        "sha256",
                        "hex",
                        "v1=",
                        Optional.of(timestamp),
                        List.of(Judged.key("cred://key"))))
                .knowing(SECRETS)
                .header("x-signature", signature)
                .header("x-time", String.valueOf(second))
                .signature();
    }

    private static String signature(long second) throws Exception {
        return "v1=" + Webhook.Util.computeHmacSha256("a-secret", second + ":" + BODY);
    }
}
