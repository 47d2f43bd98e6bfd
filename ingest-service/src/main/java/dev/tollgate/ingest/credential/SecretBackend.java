package dev.tollgate.ingest.credential;

import dev.tollgate.kernel.Problem.FieldError;
import java.util.List;

/** Port: where secrets lie. One adapter for each value of {@code FICECAL_CREDENTIALS_BACKEND}. Blocks. */
public interface SecretBackend {
    /** What of its configuration is missing or wrong, each by the name of its variable. Calls nobody. */
    List<FieldError> missing();

    /** Whether a text can be a location in this backend at all. Calls nobody. */
    boolean understands(String location);

    /**
     * @param location as the configuration has it for a reference; what it means is the backend's own business
     * @throws CredentialRefused with a code for each way in which it does not resolve
     */
    Credential read(String location);
}
