package dev.tollgate.ingest.export;

import dev.tollgate.ingest.statement.StatementOrigin;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Port: bills for which the provider itself is asked. Blocks; called from worker and virtual threads only. */
public interface LiveBills {
    /** Everything that asking this provider lacks, by the name of its variable (A4). Calls nobody. */
    List<FieldError> missing(ProviderId provider);

    /**
     * Fetches the month's bills and what the provider states of it as a billing drop, hands that on, and clears it away
     * whatever comes of it.
     *
     * @throws ExportRefused with a reason of its own for each thing that stands in the way
     */
    <T> T fetch(Scope scope, Function<Fetched, T> reading);

    /**
     * A billing drop that lies here until it is read.
     *
     * @param root {@code <root>/<provider>/<YYYY-MM>/} holds the month
     */
    record Fetched(Path root, StatementOrigin statementOrigin) {}
}
