package dev.tollgate.ingest.credential;

import java.util.Optional;

/**
 * A reference as other files than the environment hold it: {@code cred://key}, and {@code #field} where another field of
 * the secret is meant than {@code secret}.
 *
 * @param reference as {@code TOLLGATE_CREDENTIAL_REFERENCES} knows it, with {@code cred://} and without the field
 */
public record SecretReference(String reference, String field) {
    private static final String USUAL_FIELD = "secret";
    private static final String FIELD = "[A-Za-z0-9_.-]{1,64}";

    /** Empty where the text is none. */
    public static Optional<SecretReference> of(String text) {
        int hash = text.indexOf('#');
        String reference = hash < 0 ? text : text.substring(0, hash);
        String field = hash < 0 ? USUAL_FIELD : text.substring(hash + 1);
        return References.isReference(reference) && field.matches(FIELD)
                ? Optional.of(new SecretReference(reference, field))
                : Optional.empty();
    }
}
