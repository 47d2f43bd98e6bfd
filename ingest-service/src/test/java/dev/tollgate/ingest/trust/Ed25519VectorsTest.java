package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signatures of {@code v1a} that others made. The specification of Standard Webhooks (spec/standard-webhooks.md) shows the
 * shape of such a signature and has no vector of one; its repository has one in the tests of its library for Go, and what
 * is below that are the vectors of RFC 8032, which no implementation of Java had a part in.
 */
class Ed25519VectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The order of the group (RFC 8032, section 5.1): a signature's second half is a number below it. */
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    /**
     * github.com/standard-webhooks/standard-webhooks at 5fb2ce9, libraries/go/webhook_asymmetric_test.go,
     * TestAsymmetricWebhookSign; the public key is that of its seed, derived by OpenSSL.
     */
    @Test
    void the_vector_of_the_library_for_go_is_right_and_with_one_other_byte_is_not() throws Exception {
        String signature = "tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==";
        // Right, and years old: what is wrong would be no match, however old it is.
        assertThat(ofGo("{\"test\": 2432232314}", signature)).isEqualTo(Reason.STALE);
        assertThat(ofGo("{\"test\": 2432232315}", signature)).isEqualTo(Reason.NO_MATCH);
        assertThat(ofGo("{\"test\": 2432232314}", signature.replace("tQ9V", "tQ9W")))
                .isEqualTo(Reason.NO_MATCH);
    }

    /** RFC 8032, section 7.1, TEST 1 to 3: public key, message, signature. */
    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void the_vectors_of_the_rfc_are_right_and_bent_ones_are_not(String key, String message, String signature)
            throws Exception {
        byte[] right = HEX.parseHex(signature);
        assertThat(signed(key, message, right)).isTrue();
        assertThat(signed(key, message + "00", right)).isFalse();
        byte[] bent = right.clone();
        bent[63] ^= 1;
        assertThat(signed(key, message, bent)).isFalse();
        assertThat(signed(key, message, plusOrder(right)))
                .as("the same number, written in a second way")
                .isFalse();
    }

    private static Reason ofGo(String body, String signature) throws Exception {
        return Judged.by(new SignatureRule.StandardWebhooks(
                        Duration.ofSeconds(300), List.of(Judged.key("cred://standard"))))
                .knowing(FixedSecrets.with("cred://standard", "whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g="))
                .header("Webhook-Id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .header("Webhook-Timestamp", "1614265330")
                .header("Webhook-Signature", "v1a," + signature)
                .body(body)
                .signature();
    }

    private static boolean signed(String key, String message, byte[] signature) throws Exception {
        String text = "whpk_" + Base64.getEncoder().encodeToString(HEX.parseHex(key));
        StandardKey.Public parsed = (StandardKey.Public) StandardKey.of(text.getBytes(UTF_8));
        return parsed.signedOne(List.of(signature), List.of(HEX.parseHex(message)));
    }

    /** Numbers stand there with their lowest byte first. */
    private static byte[] plusOrder(byte[] signature) {
        byte[] bigEndian = new byte[32];
        for (int at = 0; at < 32; at++) {
            bigEndian[at] = signature[63 - at];
        }
        byte[] sum = new BigInteger(1, bigEndian).add(ORDER).toByteArray();
        byte[] other = signature.clone();
        for (int at = 0; at < 32; at++) {
            int from = sum.length - 1 - at;
            other[32 + at] = from < 0 ? 0 : sum[from];
        }
        return other;
    }
}
