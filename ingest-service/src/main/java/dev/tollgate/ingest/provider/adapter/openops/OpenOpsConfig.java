package dev.tollgate.ingest.provider.adapter.openops;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Which table of OpenOps holds the charges, and which workflow tells the total. None of it is a secret. */
@ConfigMapping(prefix = "tollgate.live.openops")
public interface OpenOpsConfig {
    /**
     * {@code TOLLGATE_LIVE_OPENOPS_BASE_URL}: where OpenOps is; its workflows answer below {@code /api/v1/webhooks}. The
     * host also has to be among the allowed ones, and among the private ones if it is. Needed.
     */
    Optional<String> baseUrl();

    /** Where its tables are, below which {@code /api/database} answers; the base URL unless set. */
    Optional<String> tablesUrl();

    /** {@code TOLLGATE_LIVE_OPENOPS_TABLE_ID}: the number of the table, as its address has it. Needed. */
    Optional<String> tableId();

    /**
     * The field by which rows are chosen, as text or as a date in ISO format: those whose value begins with the month as
     * {@code YYYY-MM}. {@code BillingPeriodStart}.
     */
    @WithDefault("BillingPeriodStart")
    String periodField();

    /**
     * The field of the type "last modified" that says how recent the rows are. Without it they are as recent as the
     * moment in which they were asked for, and a change while they are read is noticed by their number only.
     */
    Optional<String> modifiedField();

    /** Rows in one answer; at most 200, as Baserow has it. 200. */
    @WithDefault("200")
    int pageSize();

    /** {@code TOLLGATE_LIVE_OPENOPS_WORKFLOW_ID}: the workflow whose webhook tells the total. Needed. */
    Optional<String> workflowId();

    /** The header in which the workflow expects its secret. {@code X-Webhook-Key}. */
    @WithDefault("X-Webhook-Key")
    String workflowHeader();
}
