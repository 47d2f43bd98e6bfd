package dev.tollgate.ingest.credential;

import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What live ingest of one provider still lacks, all of it in one answer and before anybody is called (A4). A value is
 * never repeated: it may be a raw key (promise 4).
 */
public final class LiveReadiness {
    /** Every reference starts so; what follows is a key that only the backend's configuration can read (A3). */
    public static final String REFERENCE_SCHEME = "cred://";

    private static final String BACKEND = "FICECAL_CREDENTIALS_BACKEND";
    private static final String ENDPOINT = "FICECAL_SECRET_RESOLVER_ENDPOINT";
    private static final String REFERENCES = "TOLLGATE_CREDENTIAL_REFERENCES";

    private LiveReadiness() {}

    /**
     * The variables that A4 names, and no other: a pure function of the configuration. Whoever is about to resolve asks
     * {@link Resolving#missingFor}, which knows the backend too.
     */
    public static List<FieldError> missingFor(ProviderId provider, CredentialConfig config) {
        List<FieldError> missing = new ArrayList<>(missingForBackend(config));
        Optional<String> written = given(written(provider, config));
        if (written.isEmpty()) {
            missing.add(new FieldError(variable(provider), "is not set"));
        } else if (!References.isReference(written.get())) {
            missing.add(new FieldError(
                    variable(provider),
                    "is not a reference; a reference is " + REFERENCE_SCHEME
                            + " and a key, at most 200 visible ASCII characters"));
        }
        return List.copyOf(missing);
    }

    private static List<FieldError> missingForBackend(CredentialConfig config) {
        List<FieldError> missing = new ArrayList<>();
        Optional<String> backend = given(config.backend());
        Optional<BackendKind> kind = kind(config);
        if (backend.isEmpty()) {
            missing.add(new FieldError(BACKEND, "is not set; one of " + BackendKind.ids()));
        } else if (kind.isEmpty()) {
            missing.add(new FieldError(BACKEND, "is none of " + BackendKind.ids()));
        }
        Optional<String> endpoint = given(config.resolverEndpoint());
        if (endpoint.isEmpty()) {
            missing.add(new FieldError(ENDPOINT, "is not set"));
        } else {
            kind.flatMap(known -> ResolverEndpoint.mistake(known, endpoint.get(), config.allowPlainHttp()))
                    .ifPresent(mistake -> missing.add(new FieldError(ENDPOINT, mistake)));
        }
        return List.copyOf(missing);
    }

    /** Those of A4, the mapping of references, and what the backend itself needs. */
    static List<FieldError> missingFor(
            ProviderId provider, CredentialConfig config, References references, Optional<SecretBackend> backend) {
        List<FieldError> missing = new ArrayList<>(missingFor(provider, config));
        references.mistakes().forEach(mistake -> missing.add(new FieldError(REFERENCES, mistake)));
        reference(provider, config)
                .flatMap(reference -> mappingMistake(reference, variable(provider), references, backend))
                .ifPresent(mistake -> missing.add(new FieldError(REFERENCES, mistake)));
        backend.ifPresent(known -> missing.addAll(known.missing()));
        return List.copyOf(missing);
    }

    /** The same for a reference that stands in a file, which is named as it is. */
    static List<FieldError> missingFor(
            SecretReference reference,
            CredentialConfig config,
            References references,
            Optional<SecretBackend> backend) {
        List<FieldError> missing = new ArrayList<>(missingForBackend(config));
        references.mistakes().forEach(mistake -> missing.add(new FieldError(REFERENCES, mistake)));
        mappingMistake(reference.reference(), reference.reference(), references, backend)
                .ifPresent(mistake -> missing.add(new FieldError(REFERENCES, mistake)));
        backend.ifPresent(known -> missing.addAll(known.missing()));
        return List.copyOf(missing);
    }

    /** The reference in use, which is harmless to print; empty where there is none, or something else in its place. */
    public static Optional<String> reference(ProviderId provider, CredentialConfig config) {
        return given(written(provider, config)).filter(References::isReference);
    }

    /** The backend, where the configuration names one. */
    public static Optional<BackendKind> kind(CredentialConfig config) {
        return given(config.backend()).flatMap(BackendKind::of);
    }

    static String variable(ProviderId provider) {
        return "FICECAL_" + provider.id().toUpperCase(Locale.ROOT) + "_CREDENTIAL_REF";
    }

    private static Optional<String> mappingMistake(
            String reference, String whose, References references, Optional<SecretBackend> backend) {
        Optional<String> location = references.locationOf(reference);
        if (location.isEmpty()) {
            return Optional.of("has no entry for the reference of " + whose);
        }
        return backend.filter(known -> !known.understands(location.get()))
                .map(_ -> "has for the reference of " + whose + " what can be no location in this backend");
    }

    private static Optional<String> written(ProviderId provider, CredentialConfig config) {
        return switch (provider) {
            case OPENOPS -> config.openopsRef();
            case AWS -> config.awsRef();
            case AZURE -> config.azureRef();
            case GCP -> config.gcpRef();
        };
    }

    static Optional<String> given(Optional<String> value) {
        return value.filter(text -> !text.isBlank());
    }
}
