package dev.tollgate.ingest.credential;

import java.util.Map;
import java.util.Optional;

/**
 * A secret as its backend keeps it: named fields, such as {@code accessKeyId} and {@code secretAccessKey}. Made for one
 * call to a provider and dropped with it; nobody keeps one in a field, and it is never printed (promise 4).
 */
public final class Credential {
    private final Map<String, String> fields;

    private Credential(Map<String, String> fields) {
        this.fields = Map.copyOf(fields);
    }

    public static Credential of(Map<String, String> fields) {
        return new Credential(fields);
    }

    /** Empty where the field is not there or is blank. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    /** @throws CredentialRefused as malformed, naming the field */
    public String require(String name) {
        return field(name)
                .orElseThrow(
                        () -> new CredentialRefused(CredentialFailure.MALFORMED, "the secret has no field " + name));
    }

    /** All of it, for a library that takes a whole document, such as a service account's key file. */
    public Map<String, String> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return "Credential[not shown]";
    }
}
