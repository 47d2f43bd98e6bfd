package dev.tollgate.ingest.provider.adapter.openops;

import java.util.Optional;

record FixedOpenOpsConfig(
        Optional<String> baseUrl,
        Optional<String> tablesUrl,
        Optional<String> tableId,
        String periodField,
        Optional<String> modifiedField,
        int pageSize,
        Optional<String> workflowId,
        String workflowHeader)
        implements OpenOpsConfig {
    static FixedOpenOpsConfig at(String url) {
        return new FixedOpenOpsConfig(
                Optional.of(url + "/"),
                Optional.of(url + "/openops-tables"),
                Optional.of("42"),
                "BillingPeriodStart",
                Optional.of("Last modified"),
                2,
                Optional.of("fLow_1-x"),
                "X-Webhook-Key");
    }

    FixedOpenOpsConfig withoutModifiedField() {
        return new FixedOpenOpsConfig(
                baseUrl, tablesUrl, tableId, periodField, Optional.empty(), pageSize, workflowId, workflowHeader);
    }
}
