package dev.tollgate.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The shell of somebody who tries webhooks: the keys in a folder, one policy of his own, and the variables that name them. */
final class WebhookShell {
    static final String STRIPE = "whsec_planted_for_stripe";
    static final String STANDARD = "whsec_cGxhbnRlZCBmb3Igc3RhbmRhcmQgd2ViaG9va3M=";
    static final String ACME_OLD = "planted-for-acme-until-tomorrow";
    static final String ACME_NEW = "planted-for-acme-since-yesterday";
    static final String YOOKASSA = "planted-for-yookassa";
    static final List<String> SECRETS = List.of(STRIPE, STANDARD, ACME_OLD, ACME_NEW, YOOKASSA);

    private WebhookShell() {}

    static Map<String, String> in(Path folder) throws IOException {
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("stripe.json"), secret(STRIPE));
        Files.writeString(secrets.resolve("standard.json"), secret(STANDARD));
        Files.writeString(secrets.resolve("acme-old.json"), secret(ACME_OLD));
        Files.writeString(secrets.resolve("acme-new.json"), secret(ACME_NEW));
        Files.writeString(
                secrets.resolve("yookassa.json"), "{\"shopId\": \"1\", \"secretKey\": \"%s\"}".formatted(YOOKASSA));
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(policies.resolve("acme-pay.json"), rotatedOver(Instant.now()));
        return Map.of(
                "TOLLGATE_WEBHOOK_PROVIDERS",
                "stripe,standard-webhooks,yookassa",
                "TOLLGATE_WEBHOOK_POLICIES",
                policies.toString(),
                "FICECAL_CREDENTIALS_BACKEND",
                "file",
                "FICECAL_SECRET_RESOLVER_ENDPOINT",
                secrets.toUri().toString(),
                "TOLLGATE_CREDENTIAL_REFERENCES",
                "webhooks/stripe=stripe.json,webhooks/standard-webhooks=standard.json,webhooks/yookassa=yookassa.json,"
                        + "webhooks/acme-old=acme-old.json,webhooks/acme-new=acme-new.json");
    }

    private static String secret(String secret) {
        return "{\"secret\": \"%s\"}".formatted(secret);
    }

    /** A provider that nobody has heard of, by configuration alone, in the middle of a rotation. */
    private static String rotatedOver(Instant now) {
        return """
                {"provider": "acme-pay",
                 "signature": {"scheme": "hmac", "header": "X-Acme-Signature", "algorithm": "sha256", "encoding": "hex",
                               "prefix": "sha256=",
                               "keys": [{"secret": "cred://webhooks/acme-old", "until": "%s"},
                                        {"secret": "cred://webhooks/acme-new", "from": "%s"}]},
                 "event": {"id": ["/id"]}}
                """.formatted(now.plus(Duration.ofDays(1)), now.minus(Duration.ofDays(1)));
    }
}
