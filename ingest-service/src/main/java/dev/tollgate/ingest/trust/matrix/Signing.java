package dev.tollgate.ingest.trust.matrix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.kernel.Sha256;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Signs as a sender does. Of its own making and not of the verifier's, so that a mistake in the one shows in the other.
 *
 * @param id of the event, for schemes that sign one
 * @param at the time that is signed
 * @param bend what becomes of the signature's bytes before they are written; the same bytes for a right one
 */
record Signing(String id, Instant at, UnaryOperator<byte[]> bend) {
    /** The headers of a signed body. */
    Map<String, String> headers(SignatureRule rule, byte[] secret, byte[] body) {
        return switch (rule) {
            case SignatureRule.Stripe _ -> stripe(secret, body);
            case SignatureRule.StandardWebhooks _ -> standard(secret, body);
            case SignatureRule.Hmac hmac -> hmac(hmac, secret, body);
            case SignatureRule.JsonWebToken token -> token(token, secret, body);
        };
    }

    private Map<String, String> stripe(byte[] secret, byte[] body) {
        byte[] signature = SigningKey.hmac("HmacSHA256", secret, joined(second() + ".", body));
        return Map.of("Stripe-Signature", "t=" + second() + ",v1=" + hex(signature));
    }

    private Map<String, String> standard(byte[] secret, byte[] body) {
        byte[] signed = joined(id + "." + second() + ".", body);
        String key = new String(secret, US_ASCII).strip();
        String signature = key.startsWith("whsk_")
                ? "v1a," + base64(SigningKey.ed25519(decoded(key.substring("whsk_".length())), signed))
                : "v1," + base64(SigningKey.hmac("HmacSHA256", decoded(key.replaceFirst("^whsec_", "")), signed));
        return Map.of("Webhook-Id", id, "Webhook-Timestamp", second(), "Webhook-Signature", signature);
    }

    private Map<String, String> hmac(SignatureRule.Hmac rule, byte[] secret, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        byte[] signed = body;
        if (rule.timestamp().isPresent()) {
            SignatureRule.Timestamp stamp = rule.timestamp().get();
            headers.put(stamp.header(), second());
            signed = joined(second() + stamp.separator(), body);
        }
        byte[] signature =
                SigningKey.hmac(rule.algorithm().equals("sha512") ? "HmacSHA512" : "HmacSHA256", secret, signed);
        headers.put(
                rule.header(), rule.prefix() + (rule.encoding().equals("hex") ? hex(signature) : base64(signature)));
        return headers;
    }

    private Map<String, String> token(SignatureRule.JsonWebToken rule, byte[] secret, byte[] body) {
        String algorithm = rule.algorithms().getFirst();
        StringBuilder claims = new StringBuilder("{\"iat\":" + second())
                .append(",\"")
                .append(rule.bodyClaim())
                .append("\":\"")
                .append(Sha256.of(body).hex())
                .append('"');
        rule.issuer()
                .ifPresent(issuer -> claims.append(",\"iss\":\"").append(issuer).append('"'));
        rule.audience()
                .ifPresent(audience ->
                        claims.append(",\"aud\":\"").append(audience).append('"'));
        String signed = url(("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}").getBytes(UTF_8)) + "."
                + url(claims.append('}').toString().getBytes(UTF_8));
        byte[] signature = SigningKey.token(algorithm, secret, signed.getBytes(US_ASCII));
        return Map.of(rule.header(), rule.prefix() + signed + "." + url(bend.apply(signature)));
    }

    private String second() {
        return String.valueOf(at.getEpochSecond());
    }

    private String hex(byte[] signature) {
        return HexFormat.of().formatHex(bend.apply(signature));
    }

    private String base64(byte[] signature) {
        return Base64.getEncoder().encodeToString(bend.apply(signature));
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new SigningKey.Unusable("is no base64 behind its prefix");
        }
    }

    private static byte[] joined(String before, byte[] body) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(body.length + before.length());
        joined.writeBytes(before.getBytes(UTF_8));
        joined.writeBytes(body);
        return joined.toByteArray();
    }
}
