package dev.tollgate.ingest.credential;

import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import java.util.List;

/** Port: what resolving a provider's reference lacks, all of it at once, by variable. Calls nobody (A4). */
@FunctionalInterface
public interface CredentialReadiness {
    List<FieldError> missingFor(ProviderId provider);
}
