package dev.tollgate.ingest.export;

import dev.tollgate.kernel.CostMetric;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The FOCUS columns (1.0 to 1.3) that a total needs; all others are passed over. */
public enum FocusColumn {
    PROVIDER_NAME("ProviderName"),
    SERVICE_PROVIDER_NAME("ServiceProviderName"),
    INVOICE_ISSUER_NAME("InvoiceIssuerName"),
    PUBLISHER_NAME("PublisherName"),
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
    CONTRACTED_COST(CostMetric.CONTRACTED_COST);

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

    public static Optional<FocusColumn> of(String column) {
        return Optional.ofNullable(BY_NAME.get(column));
    }

    static FocusColumn of(CostMetric metric) {
        return switch (metric) {
            case BILLED_COST -> BILLED_COST;
            case EFFECTIVE_COST -> EFFECTIVE_COST;
            case LIST_COST -> LIST_COST;
            case CONTRACTED_COST -> CONTRACTED_COST;
        };
    }
}
