package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One provider as this service sees it.
 *
 * @param mode in which a request comes that names none (A2)
 * @param missing what live ingest lacks, by variable
 * @param reference the credential reference in use; empty where none is, or where what stands there is no reference and
 *     so may be a secret
 * @param nextFetchAt empty where it is not fetched by itself
 */
public record Connection(
        ProviderId provider,
        ConnectionState state,
        IngestMode mode,
        List<FieldError> missing,
        Optional<String> reference,
        Optional<LiveRuns.Standing> runs,
        Optional<Instant> nextFetchAt) {
    public Connection {
        missing = List.copyOf(missing);
    }
}
