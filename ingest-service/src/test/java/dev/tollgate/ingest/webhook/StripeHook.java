package dev.tollgate.ingest.webhook;

import com.stripe.net.Webhook;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;

/** Stripe as its own library signs, and the file that our key comes from. */
public final class StripeHook {
    public static final String SECRET = "whsec_planted_and_never_to_be_seen";

    private StripeHook() {}

    /** Configuration of a service that takes Stripe's webhooks. */
    public static Map<String, String> configuration(Path folder) {
        return Map.of(
                "tollgate.webhook.providers", "stripe",
                "tollgate.credential.backend", "file",
                "tollgate.credential.resolver-endpoint", folder.toUri().toString(),
                "tollgate.credential.references", "webhooks/stripe=stripe.json");
    }

    /** A folder with the key in it, as an operator mounts one. */
    public static Path folder() {
        try {
            Path folder = Files.createTempDirectory("tollgate-keys").toRealPath();
            write(folder, SECRET);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path folder, String secret) throws IOException {
        Path next = folder.resolve("next.json");
        Files.writeString(next, "{\"secret\": \"" + secret + "\"}");
        Files.move(next, folder.resolve("stripe.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    public static String event(String id, String amount) {
        return """
                {"id":"%s","object":"event","type":"invoice.paid","data":{"object":{"id":"in_%s","amount":%s}},\
                "pending_webhooks":1}""".formatted(id, id, amount);
    }

    public static String signature(String secret, String body) {
        try {
            long now = Instant.now().getEpochSecond();
            return "t=" + now + ",v1=" + Webhook.Util.computeHmacSha256(secret, now + "." + body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ValidatableResponse send(String body) {
        return send(body, signature(SECRET, body));
    }

    static ValidatableResponse send(String body, String signature) {
        return Requests.onItsOwnConnection()
                .header("Authorization", PeerKeysResource.webhookSender("192.0.2.7"))
                .header("Tollgate-Sender-Authorization", "Bearer " + SECRET)
                .header("Stripe-Signature", signature)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/webhooks/stripe")
                .then();
    }
}
