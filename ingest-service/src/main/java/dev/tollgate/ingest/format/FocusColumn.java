package dev.tollgate.ingest.format;

import dev.tollgate.kernel.CostMetric;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a total needs of a charge, by its FOCUS name; every bill format is mapped to these, all else is passed over. */
public enum FocusColumn {
    PROVIDER_NAME("ProviderName"),
    BILLING_PERIOD_START("BillingPeriodStart"),
    BILLING_CURRENCY("BillingCurrency"),
    CHARGE_PERIOD_START("ChargePeriodStart"),
    BILLING_ACCOUNT_ID("BillingAccountId"),
    SUB_ACCOUNT_ID("SubAccountId"),
    SERVICE_NAME("ServiceName"),
    CHARGE_CATEGORY("ChargeCategory"),
    BILLED_COST(CostMetric.BILLED_COST),
    EFFECTIVE_COST(CostMetric.EFFECTIVE_COST),
    LIST_COST(CostMetric.LIST_COST),
    CONTRACTED_COST(CostMetric.CONTRACTED_COST),
    /** Mapped only where the provider leaves it blank until the bill is closed. */
    INVOICE_ID("InvoiceId"),
    /** No column of FOCUS: what makes a row of this format one and the same wherever it is delivered. */
    ROW_IDENTITY("RowIdentity"),
    /** No column of FOCUS: what two rows must at least have in common to be the same, where none has an identity. */
    ROW_LIKENESS("RowLikeness");

    private static final Map<String, FocusColumn> BY_NAME = new HashMap<>();

    static {
        for (FocusColumn column : values()) {
            BY_NAME.put(column.column, column);
        }
    }

    private final String column;
    private final @Nullable CostMetric metric;

    FocusColumn(String column) {
        this.column = column;
        this.metric = null;
    }

    FocusColumn(CostMetric metric) {
        this.column = metric.column();
        this.metric = metric;
    }

    /** The name as FOCUS spells it. */
    public String column() {
        return column;
    }

    /** Set for the four cost columns only. */
    public @Nullable CostMetric metric() {
        return metric;
    }

    /** Only compared with other rows, by a hash. */
    boolean isComparedOnly() {
        return this == ROW_IDENTITY || this == ROW_LIKENESS;
    }

    public static Optional<FocusColumn> of(String column) {
        return Optional.ofNullable(BY_NAME.get(column));
    }

    public static FocusColumn of(CostMetric metric) {
        return switch (metric) {
            case BILLED_COST -> BILLED_COST;
            case EFFECTIVE_COST -> EFFECTIVE_COST;
            case LIST_COST -> LIST_COST;
            case CONTRACTED_COST -> CONTRACTED_COST;
        };
    }
}
