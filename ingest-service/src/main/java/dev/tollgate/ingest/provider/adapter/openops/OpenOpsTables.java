package dev.tollgate.ingest.provider.adapter.openops;

import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.Landing;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.time.Machine;
import java.util.List;

/** The charges in a table of OpenOps, and what a workflow of it states. */
final class OpenOpsTables implements BillingProvider {
    private final OpenOpsConfig config;
    private final Answers answers;
    private final Machine machine;

    OpenOpsTables(OpenOpsConfig config, Outbound outbound, Credentials credentials, Machine machine) {
        this.config = config;
        this.answers = new Answers(outbound, credentials, machine.clock());
        this.machine = machine;
    }

    @Override
    public ProviderId id() {
        return ProviderId.OPENOPS;
    }

    @Override
    public List<FieldError> missing() {
        return OpenOpsSettings.missing(config);
    }

    @Override
    public void copyExport(BillingPeriod month, Landing landing) {
        OpenOpsSettings settings = OpenOpsSettings.of(config);
        TableRows table = new TableRows(answers, settings, month);
        String path = "openops-table-" + settings.tableId() + "-" + month + ".ndjson";
        if (!TableCopy.write(table, machine.clock().instant(), path, landing)) {
            throw new ExportRefused(
                    FailureReason.NO_EXPORT, "table " + settings.tableId() + " has no row of the month");
        }
    }

    @Override
    public StatedMonth statement(BillingPeriod month) {
        return new WorkflowTotal(answers, OpenOpsSettings.of(config)).of(month);
    }

    @Override
    public IdentityCheck check() {
        return new TableAccess(answers, OpenOpsSettings.of(config)).check();
    }
}
