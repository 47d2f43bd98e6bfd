package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code t=…,v1=…}: as in {@code com.stripe.net.Webhook} of stripe-java, other schemes ({@code v0}) are passed over, the
 * secret is taken as it is written, {@code whsec_} included, and a time ahead of ours is taken. Stricter where theirs
 * trusts the sender: {@code t} stands there once.
 */
record StripeScheme(SignatureRule.Stripe rule) implements SignatureScheme {
    private static final String HEADER = "stripe-signature";
    private static final String TIME = "t=";
    private static final String SIGNATURE = "v1=";

    @Override
    public Reason judge(Delivery delivery, TryingKeys keys) throws HeaderRefused, SecretUnavailable {
        Optional<String> time = Optional.empty();
        List<byte[]> signatures = new ArrayList<>();
        for (String part : ProvingHeaders.parts(ProvingHeaders.only(delivery.headers(), HEADER), ',')) {
            if (part.startsWith(TIME)) {
                if (time.isPresent()) {
                    throw new HeaderRefused(Reason.MALFORMED);
                }
                time = Optional.of(part.substring(TIME.length()));
            } else if (part.startsWith(SIGNATURE)) {
                ProvingHeaders.hex(part.substring(SIGNATURE.length()), KeyedHash.SHA256.bytes())
                        .ifPresent(signatures::add);
            }
        }
        if (time.isEmpty() || signatures.isEmpty()) {
            throw new HeaderRefused(Reason.MALFORMED);
        }
        long second = ProvingHeaders.seconds(time.get());
        List<byte[]> signed = List.of((time.get() + ".").getBytes(US_ASCII), delivery.body());
        Reason reason = keys.judge(
                rule.keys(),
                delivery.receivedAt(),
                secret -> KeyedHash.isAmong(KeyedHash.SHA256.of(secret, signed), signatures));
        return reason == Reason.VALID
                ? new Tolerance(rule.tolerance(), Optional.empty()).judge(second, delivery.receivedAt())
                : reason;
    }
}
