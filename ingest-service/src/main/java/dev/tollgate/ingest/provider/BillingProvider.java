package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import java.util.List;

/**
 * Port: one provider, asked with the credential that its reference resolves to at that moment. Blocks; called from
 * virtual threads and from commands only.
 *
 * <p>Whatever goes wrong ends in an {@link ExportRefused} without a cause: what an SDK throws may hold what was sent.
 */
public interface BillingProvider {
    ProviderId id();

    /**
     * What of its own configuration is missing or wrong, each by the name of its variable. Calls nobody (A4). Of a
     * variable without a value the message begins with {@link ConnectionState#NOT_SET}.
     */
    List<FieldError> missing();

    /**
     * Copies the delivery that stands for the month, and nothing else, laid down as the provider lays it down.
     *
     * @throws ExportRefused with a reason of its own for each way in which it cannot be had; {@code NO_EXPORT} when the
     *     provider has none for the month
     */
    void copyExport(BillingPeriod month, Landing landing);

    /**
     * What the provider states for the month, from a source that is not the export.
     *
     * @throws ExportRefused likewise; {@code NO_STATEMENT} when the provider states nothing for the month
     */
    StatedMonth statement(BillingPeriod month);

    /** Whether the identity behind the reference works, and whether it can only read, as far as the provider tells. */
    IdentityCheck check();
}
