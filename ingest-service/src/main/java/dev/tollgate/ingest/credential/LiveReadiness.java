package dev.tollgate.ingest.credential;

import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What live ingest of one provider still lacks: a pure function of the configuration, which calls nobody (A4). */
public final class LiveReadiness {
    /** Every reference starts so; what follows is a key that only the backend's configuration can read (A3). */
    public static final String REFERENCE_SCHEME = "cred://";

    private static final List<String> BACKENDS = List.of("vault", "http", "file", "env");

    private LiveReadiness() {}

    /** Everything that is missing, at once, by the name of its variable; empty when nothing is. */
    public static List<FieldError> missingFor(ProviderId provider, CredentialConfig config) {
        List<FieldError> missing = new ArrayList<>();
        if (given(config.backend()).isEmpty()) {
            missing.add(new FieldError("FICECAL_CREDENTIALS_BACKEND", "is not set; one of " + BACKENDS));
        } else if (!BACKENDS.contains(config.backend().orElseThrow().strip())) {
            missing.add(new FieldError("FICECAL_CREDENTIALS_BACKEND", "is none of " + BACKENDS));
        }
        if (given(config.resolverEndpoint()).isEmpty()) {
            missing.add(new FieldError("FICECAL_SECRET_RESOLVER_ENDPOINT", "is not set"));
        }
        String variable = "FICECAL_" + provider.id().toUpperCase(Locale.ROOT) + "_CREDENTIAL_REF";
        Optional<String> reference = given(referenceOf(provider, config));
        if (reference.isEmpty()) {
            missing.add(new FieldError(variable, "is not set"));
        } else if (!isReference(reference.orElseThrow())) {
            // The value may be a raw key: it is named by its variable and never repeated (promise 4).
            missing.add(new FieldError(variable, "is not a reference; a reference starts with " + REFERENCE_SCHEME));
        }
        return List.copyOf(missing);
    }

    /** The provider's reference, where what is configured is one; anything else may be a raw key and is shown to nobody. */
    public static Optional<String> reference(ProviderId provider, CredentialConfig config) {
        return given(referenceOf(provider, config)).filter(LiveReadiness::isReference);
    }

    private static Optional<String> referenceOf(ProviderId provider, CredentialConfig config) {
        return switch (provider) {
            case OPENOPS -> config.openopsRef();
            case AWS -> config.awsRef();
            case AZURE -> config.azureRef();
            case GCP -> config.gcpRef();
        };
    }

    private static Optional<String> given(Optional<String> value) {
        return value.filter(text -> !text.isBlank());
    }

    private static boolean isReference(String value) {
        return value.startsWith(REFERENCE_SCHEME) && value.length() > REFERENCE_SCHEME.length();
    }
}
