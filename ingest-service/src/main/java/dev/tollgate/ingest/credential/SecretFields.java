package dev.tollgate.ingest.credential;

import java.util.HashMap;
import java.util.Map;

/** From what a backend holds to a credential: texts by their names, few of them, and nothing else. */
public final class SecretFields {
    private static final int MOST_FIELDS = 64;
    private static final String NAME = "[A-Za-z0-9_.-]{1,64}";

    private SecretFields() {}

    /** @throws CredentialRefused as malformed, naming the field and never its value */
    public static Credential of(Map<?, ?> values) {
        if (values.isEmpty() || values.size() > MOST_FIELDS) {
            throw malformed("the secret has no field, or more than " + MOST_FIELDS);
        }
        Map<String, String> fields = new HashMap<>();
        values.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!name.matches(NAME)) {
                // It may be a value that slipped into the place of a name.
                throw malformed("a field of the secret has a name that is none");
            }
            if (!(value instanceof String text)) {
                throw malformed("the field " + name + " of the secret is no text");
            }
            fields.put(name, text);
        });
        return Credential.of(fields);
    }

    private static CredentialRefused malformed(String explanation) {
        return new CredentialRefused(CredentialFailure.MALFORMED, explanation);
    }
}
