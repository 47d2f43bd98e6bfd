package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.ingest.trust.SignatureRule.Hmac;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An HMAC in a header, over the body or over a time and the body. */
record HmacScheme(Hmac rule) implements SignatureScheme {
    @Override
    public Reason judge(Delivery delivery, TryingKeys keys) throws HeaderRefused, SecretUnavailable {
        KeyedHash hash = rule.algorithm().equals("sha512") ? KeyedHash.SHA512 : KeyedHash.SHA256;
        String text = ProvingHeaders.only(delivery.headers(), rule.header(), rule.prefix());
        Optional<byte[]> read = rule.encoding().equals("base64")
                ? ProvingHeaders.base64(text, hash.bytes())
                : ProvingHeaders.hex(text, hash.bytes());
        byte[] signature = read.orElseThrow(() -> new HeaderRefused(Reason.MALFORMED));
        Reason time = Reason.VALID;
        List<byte[]> signed = new ArrayList<>();
        if (rule.timestamp().isPresent()) {
            SignatureRule.Timestamp stamp = rule.timestamp().get();
            String digits = ProvingHeaders.only(delivery.headers(), stamp.header());
            signed.add((digits + stamp.separator()).getBytes(UTF_8));
            time = new Tolerance(stamp.past(), Optional.of(stamp.ahead()))
                    .judge(ProvingHeaders.seconds(digits), delivery.receivedAt());
        }
        signed.add(delivery.body());
        Reason reason = keys.judge(
                rule.keys(),
                delivery.receivedAt(),
                secret -> KeyedHash.isAmong(hash.of(secret, signed), List.of(signature)));
        return reason == Reason.VALID ? time : reason;
    }
}
