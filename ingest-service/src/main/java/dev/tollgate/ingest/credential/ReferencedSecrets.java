package dev.tollgate.ingest.credential;

import dev.tollgate.kernel.Problem.FieldError;
import java.util.List;

/** Port: secrets by their references, without a provider's variable between. Blocks. */
public interface ReferencedSecrets {
    /** What resolving this reference lacks in the configuration, each by its variable. Calls nobody. */
    List<FieldError> missingFor(SecretReference reference);

    /**
     * The whole secret, from its backend, now; kept nowhere.
     *
     * @throws CredentialRefused with a code for each way in which it does not resolve
     */
    Credential resolve(SecretReference reference);
}
