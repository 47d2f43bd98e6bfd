package dev.tollgate.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Plays payment providers: signs as each of them documents it, by hand, and posts without any key of ours. */
final class PaymentProvider {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI webhooks;

    PaymentProvider(String gateway) {
        this.webhooks = URI.create(gateway + "/v1/webhooks/");
    }

    /** https://docs.stripe.com/webhooks#verify-manually */
    HttpResponse<String> stripe(String secret, String body, String... headers)
            throws IOException, InterruptedException {
        long now = Instant.now().getEpochSecond();
        String signature = HexFormat.of().formatHex(mac(secret.getBytes(UTF_8), (now + "." + body).getBytes(UTF_8)));
        return post("stripe", body.getBytes(UTF_8), with(headers, "Stripe-Signature", "t=" + now + ",v1=" + signature));
    }

    /** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
    HttpResponse<String> standard(String secret, String id, String body) throws IOException, InterruptedException {
        long now = Instant.now().getEpochSecond();
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("whsec_", ""));
        String signature = Base64.getEncoder().encodeToString(mac(key, (id + "." + now + "." + body).getBytes(UTF_8)));
        return post(
                "standard-webhooks",
                body.getBytes(UTF_8),
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now),
                "webhook-signature",
                "v1," + signature);
    }

    /** The provider of the test's own policy: {@code X-Acme-Signature: sha256=} and the bytes' HMAC in hexadecimal. */
    HttpResponse<String> acme(String secret, byte[] body) throws IOException, InterruptedException {
        return post("acme-pay", body, "X-Acme-Signature", acmeSignature(secret, body));
    }

    static String acmeSignature(String secret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(mac(secret.getBytes(UTF_8), body));
    }

    /** @param headers names and values by turns */
    HttpResponse<String> post(String provider, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(webhooks.resolve(provider))
                        .headers(with(headers, "Content-Type", "application/json"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String[] with(String[] headers, String name, String value) {
        return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
    }

    private static byte[] mac(byte[] secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC", e);
        }
    }
}
