package dev.tollgate.ingest.trust;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;

/** One way to sign: whether the bytes that came were signed by a key of the policy, and when. */
@FunctionalInterface
interface SignatureScheme {
    /** @throws HeaderRefused when what was sent cannot be a signature */
    Reason judge(Delivery delivery, TryingKeys keys) throws HeaderRefused, SecretUnavailable;

    static SignatureScheme of(SignatureRule rule) {
        return switch (rule) {
            case SignatureRule.Stripe stripe -> new StripeScheme(stripe);
            case SignatureRule.StandardWebhooks standard -> new StandardWebhooksScheme(standard);
            case SignatureRule.Hmac hmac -> new HmacScheme(hmac);
            case SignatureRule.JsonWebToken token -> new JsonWebTokenScheme(token);
        };
    }
}
