package dev.tollgate.ingest.credential;

import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * From a provider to its reference, from there to a location, and from there to the secret: for each call anew. What the
 * backend answered is handed on and not kept; what is kept of a reference is how it last failed, until it resolves again.
 */
public final class Resolving implements Credentials, CredentialReadiness, ReferencedSecrets {
    private final CredentialConfig config;
    private final References references;
    private final Optional<SecretBackend> backend;
    private final FailurePause pause;
    private final InstantSource clock;
    private final Identifiers chance;

    /** By the reference; only those of the configuration and of policies are ever asked for. */
    private final Map<String, AskingOnce> asking = new ConcurrentHashMap<>();

    /** @param backend empty where the configuration names none, or not where it is */
    public Resolving(
            CredentialConfig config, Optional<SecretBackend> backend, InstantSource clock, Identifiers chance) {
        this.config = config;
        this.references = References.of(config.references().orElse(""));
        this.backend = backend;
        this.pause = new FailurePause(config.firstPause(), config.longestPause());
        this.clock = clock;
        this.chance = chance;
    }

    /** Everything that this provider still lacks, at once; calls nobody, and looks at files only (A4). */
    @Override
    public List<FieldError> missingFor(ProviderId provider) {
        return LiveReadiness.missingFor(provider, config, references, backend);
    }

    /** The reference in use, which is harmless to print. */
    public Optional<String> reference(ProviderId provider) {
        return LiveReadiness.reference(provider, config);
    }

    @Override
    public List<FieldError> missingFor(SecretReference reference) {
        return LiveReadiness.missingFor(reference, config, references, backend);
    }

    @Override
    public Credential resolve(ProviderId provider) {
        requireNothing(missingFor(provider));
        return ask(reference(provider).orElseThrow(), LiveReadiness.variable(provider));
    }

    @Override
    public Credential resolve(SecretReference reference) {
        requireNothing(missingFor(reference));
        return ask(reference.reference(), reference.reference());
    }

    private static void requireNothing(List<FieldError> missing) {
        if (!missing.isEmpty()) {
            throw new CredentialRefused(
                    CredentialFailure.NOT_FOUND,
                    missing.stream()
                                    .map(each -> each.field() + " " + each.message())
                                    .collect(Collectors.joining("; "))
                            + "; nobody was called");
        }
    }

    private Credential ask(String reference, String whose) {
        return asking.computeIfAbsent(reference, _ -> new AskingOnce(pause, clock, chance))
                .ask(() -> read(whose, references.locationOf(reference).orElseThrow()));
    }

    /** A backend knows locations only; whoever has to put it right looks for the variable, or for the reference. */
    private Credential read(String whose, String location) {
        try {
            return backend.orElseThrow().read(location);
        } catch (CredentialRefused refused) {
            throw new CredentialRefused(refused.failure(), whose + ": " + refused.explanation());
        }
    }
}
