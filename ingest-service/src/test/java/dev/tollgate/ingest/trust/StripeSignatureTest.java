package dev.tollgate.ingest.trust;

import static dev.tollgate.ingest.trust.Judged.BODY;
import static dev.tollgate.ingest.trust.Judged.NOW;
import static dev.tollgate.ingest.trust.Judged.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.tollgate.ingest.trust.CheckResult.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each with stripe-java as the other judge. */
class StripeSignatureTest {
    private static final String SECRET = "whsec_tested_only";
    private static final Duration TOLERANCE = Duration.ofSeconds(300);

    @Test
    void what_the_library_of_stripe_signs_is_believed() throws Exception {
        assertThat(ours(signed(SECOND))).isEqualTo(Reason.VALID);
        assertThat(theirs(signed(SECOND))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-300,VALID", "-301,STALE", "0,VALID", "1,VALID", "301,VALID", "86400,VALID"})
    void a_time_is_judged_as_the_library_of_stripe_does_in_both_directions(long off, Reason expected) throws Exception {
        assertThat(ours(signed(SECOND + off))).isEqualTo(expected);
        assertThat(theirs(signed(SECOND + off))).isEqualTo(expected == Reason.VALID);
    }

    @Test
    void one_of_several_signatures_is_enough_and_unknown_schemes_are_passed_over() throws Exception {
        String right = signed(SECOND).substring(signed(SECOND).indexOf("v1="));
        String header = "t=" + SECOND + ",v0=" + "ab".repeat(32) + ",v1=" + "00".repeat(32) + "," + right + ",x";
        assertThat(ours(header)).isEqualTo(Reason.VALID);
        assertThat(theirs(header)).isTrue();
    }

    @Test
    void a_signature_in_another_scheme_alone_proves_nothing() throws Exception {
        String header = signed(SECOND).replace("v1=", "v0=");
        assertThat(ours(header)).isEqualTo(Reason.MALFORMED);
        assertThat(theirs(header)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=",
                "v1=",
                "t=1,v1=",
                "t=,v1=",
                "t=-1,v1=",
                "t=+1,v1=",
                "t=01,v1=",
                "t=9999999999999,v1=",
                ",",
                "x",
                "t=1;v1="
            })
    void what_is_no_header_of_stripe_is_malformed(String beginning) throws Exception {
        assertThat(ours(beginning)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void a_header_that_is_not_there_or_came_twice_proves_nothing() throws Exception {
        assertThat(judged().signature()).isEqualTo(Reason.MISSING);
        assertThat(judged().header("Stripe-Signature", signed(SECOND))
                        .header("Stripe-Signature", signed(SECOND))
                        .signature())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void a_header_that_is_too_long_or_has_too_many_parts_is_malformed_before_anything_is_hashed() throws Exception {
        assertThat(ours(signed(SECOND) + "," + "a".repeat(8 * 1024))).isEqualTo(Reason.MALFORMED);
        assertThat(ours(signed(SECOND) + ",x".repeat(70))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void two_times_in_one_header_are_malformed() throws Exception {
        assertThat(ours("t=1," + signed(SECOND))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void a_body_that_was_written_again_does_not_match() throws Exception {
        assertThat(judged().body(BODY.replace(":", ": "))
                        .header("stripe-signature", signed(SECOND))
                        .signature())
                .isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void a_body_that_is_no_utf8_is_signed_as_the_bytes_that_it_is() throws Exception {
        byte[] body = {(byte) 0xff, 0, (byte) 0xc3};
        assertThat(judged().body(body)
                        .header("stripe-signature", signed(SECOND))
                        .signature())
                .isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void with_both_keys_while_they_rotate_each_is_believed() throws Exception {
        var rule = new SignatureRule.Stripe(TOLERANCE, List.of(Judged.key("cred://old"), Judged.key("cred://new")));
        for (String secret : List.of("first", "second")) {
            assertThat(Judged.by(rule)
                            .knowing(FixedSecrets.with("cred://old", "first").and("cred://new", "second"))
                            .header("stripe-signature", signed(secret, SECOND))
                            .signature())
                    .isEqualTo(Reason.VALID);
        }
    }

    private static Judged judged() {
        return Judged.by(new SignatureRule.Stripe(TOLERANCE, List.of(Judged.key("cred://stripe"))))
                .knowing(FixedSecrets.with("cred://stripe", SECRET));
    }

    private static Reason ours(String header) throws Exception {
        return judged().header("Stripe-Signature", header).signature();
    }

    private static boolean theirs(String header) {
        try {
            return Webhook.Signature.verifyHeader(
                    BODY, header, SECRET, TOLERANCE.toSeconds(), java.time.Clock.fixed(NOW, java.time.ZoneOffset.UTC));
        } catch (SignatureVerificationException e) {
            return false;
        }
    }

    private static String signed(long second) throws Exception {
        return signed(SECRET, second);
    }

    private static String signed(String secret, long second) throws Exception {
        return "t=" + second + ",v1=" + Webhook.Util.computeHmacSha256(secret, second + "." + BODY);
    }
}
