package dev.tollgate.ingest.trust;

import static dev.tollgate.ingest.trust.Judged.BODY;
import static dev.tollgate.ingest.trust.Judged.SECOND;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Symmetric ones with the library of Standard Webhooks as the other judge. */
class StandardWebhooksSignatureTest {
    /** Example key of the libraries of Standard Webhooks. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void what_the_library_signs_is_believed() throws Exception {
        assertThat(judged(SECRET, "msg_1", SECOND, theirs("msg_1", SECOND)).signature())
                .isEqualTo(Reason.VALID);
    }

    @Test
    void the_published_example_is_signed_as_it_is_published() throws Exception {
        assertThat(judged(
                                SECRET,
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1614265330L,
                                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
                        .body("{\"test\": 2432232314}")
                        .signature())
                .isEqualTo(Reason.STALE);
    }

    @Test
    void the_published_example_of_ed25519_is_signed_as_it_is_published() throws Exception {
        byte[] pair = Base64.getDecoder()
                .decode("6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==");
        String publicKey = "whpk_" + Base64.getEncoder().encodeToString(Arrays.copyOfRange(pair, 32, 64));
        assertThat(judged(
                                publicKey,
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1614265330L,
                                "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==")
                        .body("{\"test\": 2432232314}")
                        .signature())
                .isEqualTo(Reason.STALE);
    }

    @ParameterizedTest
    @CsvSource({"-300,VALID", "-301,STALE", "300,VALID", "301,FUTURE"})
    void a_time_may_be_off_by_the_tolerance_in_both_directions(long off, Reason expected) throws Exception {
        assertThat(judged(SECRET, "msg_1", SECOND + off, theirs("msg_1", SECOND + off))
                        .signature())
                .isEqualTo(expected);
    }

    @Test
    void an_asymmetric_signature_counts_for_its_public_key_only() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(("msg_1." + SECOND + "." + BODY).getBytes(UTF_8));
        String signature = Base64.getEncoder().encodeToString(signer.sign());
        String key = "whpk_" + Base64.getEncoder().encodeToString(raw);

        assertThat(judged(key, "msg_1", SECOND, "v1,AAAA v1a," + signature + " v9,x")
                        .signature())
                .isEqualTo(Reason.VALID);
        assertThat(judged(key, "msg_2", SECOND, "v1a," + signature).signature()).isEqualTo(Reason.NO_MATCH);
        assertThat(judged(SECRET, "msg_1", SECOND, "v1a," + signature).signature())
                .isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void a_public_key_is_never_the_key_of_an_hmac() throws Exception {
        byte[] raw = new byte[32];
        raw[0] = 1;
        String base64 = Base64.getEncoder().encodeToString(raw);
        String forged = new Webhook("whsec_" + base64).sign("msg_1", SECOND, BODY);
        assertThat(judged("whpk_" + base64, "msg_1", SECOND, forged).signature())
                .isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void several_signatures_stand_in_one_header_while_keys_rotate() throws Exception {
        assertThat(judged(SECRET, "msg_1", SECOND, "v1,bad v1," + "A".repeat(43) + "= " + theirs("msg_1", SECOND))
                        .signature())
                .isEqualTo(Reason.VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2,abc", " ", "v1,not-base64!", "V1,AAAA"})
    void what_is_no_signature_is_malformed(String header) throws Exception {
        assertThat(judged(SECRET, "msg_1", SECOND, header).signature()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void an_id_with_a_full_stop_could_be_cut_elsewhere_and_is_malformed() throws Exception {
        assertThat(judged(SECRET, "msg.1", SECOND, theirs("msg.1", SECOND)).signature())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void each_of_the_three_headers_is_needed() throws Exception {
        for (String left : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            Judged judged = Judged.by(rule()).knowing(FixedSecrets.with("cred://standard", SECRET));
            if (!left.equals("webhook-id")) {
                judged.header("webhook-id", "msg_1");
            }
            if (!left.equals("webhook-timestamp")) {
                judged.header("webhook-timestamp", String.valueOf(SECOND));
            }
            if (!left.equals("webhook-signature")) {
                judged.header("webhook-signature", theirs("msg_1", SECOND));
            }
            assertThat(judged.signature()).as(left).isEqualTo(Reason.MISSING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsk_AAAA", "whsec_!", "whpk_AAAA", "whsec_"})
    void a_key_that_is_none_leaves_the_delivery_unjudged_and_shows_nothing_of_it(String key) {
        assertThatThrownBy(() -> judged(key, "msg_1", SECOND, "v1," + "A".repeat(43) + "=")
                        .signature())
                .isInstanceOf(SecretUnavailable.class)
                .hasMessageStartingWith("cred://standard is ")
                .hasMessageNotContaining("AAAA");
    }

    private static SignatureRule rule() {
        return new SignatureRule.StandardWebhooks(Duration.ofSeconds(300), List.of(Judged.key("cred://standard")));
    }

    private static Judged judged(String key, String id, long second, String signature) {
        return Judged.by(rule())
                .knowing(FixedSecrets.with("cred://standard", key))
                .header("Webhook-Id", id)
                .header("Webhook-Timestamp", String.valueOf(second))
                .header("Webhook-Signature", signature);
    }

    private static String theirs(String id, long second) throws Exception {
        return new Webhook(SECRET).sign(id, second, BODY);
    }
}
