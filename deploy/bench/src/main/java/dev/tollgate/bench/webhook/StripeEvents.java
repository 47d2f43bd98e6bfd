package dev.tollgate.bench.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Events as Stripe sends them, each with an id of its own, signed as Stripe signs. For any number of threads. */
final class StripeEvents {
    private static final String SECRET = "whsec_of_the_bench_and_of_nobody_else";
    private static final String ALGORITHM = "HmacSHA256";

    private final Clock clock;
    private final AtomicLong next = new AtomicLong();

    StripeEvents(Clock clock) {
        this.clock = clock;
    }

    static String secret() {
        return SECRET;
    }

    Signed next() {
        long number = next.incrementAndGet();
        long seconds = clock.instant().getEpochSecond();
        String body = """
                {
                  "id": "evt_bench%1$012d",
                  "object": "event",
                  "api_version": "2026-09-30.basil",
                  "created": %2$d,
                  "data": {
                    "object": {
                      "id": "pi_bench%1$012d",
                      "object": "payment_intent",
                      "amount": %3$d,
                      "amount_capturable": 0,
                      "amount_details": {"tip": {}},
                      "amount_received": %3$d,
                      "automatic_payment_methods": {"allow_redirects": "always", "enabled": true},
                      "capture_method": "automatic",
                      "client_secret": "pi_bench%1$012d_secret_0123456789abcdefghijklmno",
                      "confirmation_method": "automatic",
                      "created": %2$d,
                      "currency": "eur",
                      "customer": "cus_bench%4$06d",
                      "description": "A wallet is topped up",
                      "latest_charge": "ch_bench%1$012d",
                      "livemode": false,
                      "metadata": {"wallet": "w-%4$06d", "tenant": "t-%5$d"},
                      "payment_method": "pm_bench%4$06d",
                      "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
                      "payment_method_types": ["card", "link"],
                      "processing": null,
                      "receipt_email": null,
                      "status": "succeeded"
                    }
                  },
                  "livemode": false,
                  "pending_webhooks": 1,
                  "request": {"id": "req_bench%1$012d", "idempotency_key": "top-up-%1$012d"},
                  "type": "payment_intent.succeeded"
                }""".formatted(number, seconds, 100 + number % 100_000, number % 10_000, number % 50);
        return new Signed(body, "t=" + seconds + ",v1=" + signature(seconds + "." + body));
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(SECRET.getBytes(US_ASCII), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    /** @param signature the value of {@code Stripe-Signature} */
    record Signed(String body, String signature) {}
}
