package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import java.util.ArrayList;
import java.util.List;

/**
 * Standard Webhooks 1.0.0. What a key is says for which signatures it counts: a public key never verifies an HMAC, whose
 * key everybody would then know.
 */
record StandardWebhooksScheme(SignatureRule.StandardWebhooks rule) implements SignatureScheme {
    private static final String SYMMETRIC = "v1,";
    private static final String ASYMMETRIC = "v1a,";
    private static final int LONGEST_ID = 256;

    @Override
    public Reason judge(Delivery delivery, TryingKeys keys) throws HeaderRefused, SecretUnavailable {
        String id = ProvingHeaders.only(delivery.headers(), "webhook-id");
        String time = ProvingHeaders.only(delivery.headers(), "webhook-timestamp");
        // With a full stop in the id, the same signed bytes could be cut into another id, time and body.
        if (id.length() > LONGEST_ID || id.indexOf('.') >= 0) {
            throw new HeaderRefused(Reason.MALFORMED);
        }
        long second = ProvingHeaders.seconds(time);
        Sent sent = Sent.of(ProvingHeaders.only(delivery.headers(), "webhook-signature"));
        List<byte[]> signed = List.of((id + "." + time + ".").getBytes(US_ASCII), delivery.body());
        Reason reason =
                keys.judge(rule.keys(), delivery.receivedAt(), secret -> sent.fits(StandardKey.of(secret), signed));
        return reason == Reason.VALID ? Tolerance.both(rule.tolerance()).judge(second, delivery.receivedAt()) : reason;
    }

    /** The signatures of a header, by their kind; kinds that are not known are passed over. */
    private record Sent(List<byte[]> symmetric, List<byte[]> asymmetric) {
        static Sent of(String header) throws HeaderRefused {
            List<byte[]> symmetric = new ArrayList<>();
            List<byte[]> asymmetric = new ArrayList<>();
            for (String part : ProvingHeaders.parts(header, ' ')) {
                if (part.startsWith(SYMMETRIC)) {
                    ProvingHeaders.base64(part.substring(SYMMETRIC.length()), KeyedHash.SHA256.bytes())
                            .ifPresent(symmetric::add);
                } else if (part.startsWith(ASYMMETRIC)) {
                    ProvingHeaders.base64(part.substring(ASYMMETRIC.length()), StandardKey.SIGNATURE_BYTES)
                            .ifPresent(asymmetric::add);
                }
            }
            if (symmetric.isEmpty() && asymmetric.isEmpty()) {
                throw new HeaderRefused(Reason.MALFORMED);
            }
            return new Sent(symmetric, asymmetric);
        }

        boolean fits(StandardKey key, List<byte[]> signed) throws TryingKeys.UnusableKey {
            return switch (key) {
                case StandardKey.Symmetric shared ->
                    KeyedHash.isAmong(KeyedHash.SHA256.of(shared.bytes(), signed), symmetric);
                case StandardKey.Public asymmetricKey -> asymmetricKey.signedOne(asymmetric, signed);
            };
        }
    }
}
