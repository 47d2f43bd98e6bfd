package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

/** Secrets that a test says; what it does not say is unavailable. */
final class FixedSecrets implements Secrets {
    private final Map<String, String> values = new HashMap<>();

    static FixedSecrets with(String reference, String value) {
        return new FixedSecrets().and(reference, value);
    }

    FixedSecrets and(String reference, String value) {
        values.put(reference, value);
        return this;
    }

    @Override
    public byte[] of(String reference) throws SecretUnavailable {
        String value = values.get(reference);
        if (value == null) {
            throw new SecretUnavailable(reference + " is away");
        }
        return value.getBytes(UTF_8);
    }
}
