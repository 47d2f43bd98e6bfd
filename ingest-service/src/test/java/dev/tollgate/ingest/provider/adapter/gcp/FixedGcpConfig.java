package dev.tollgate.ingest.provider.adapter.gcp;

import java.util.Optional;

record FixedGcpConfig(
        Optional<String> project,
        Optional<String> exportTable,
        Optional<String> totalsTable,
        Optional<String> location,
        String endpoint,
        int pageSize,
        long maximumBytesBilled)
        implements GcpConfig {
    static final String EXPORT = "billing-project.exports.gcp_billing_export_resource_v1_01";
    static final String TOTALS = "billing-project.exports.gcp_billing_export_v1_01";

    static FixedGcpConfig at(String endpoint) {
        return new FixedGcpConfig(
                Optional.of("paying-project"),
                Optional.of(EXPORT),
                Optional.of(TOTALS),
                Optional.of("EU"),
                endpoint,
                2,
                1_000_000);
    }

    FixedGcpConfig tables(String export, String totals) {
        return new FixedGcpConfig(
                project, Optional.of(export), Optional.of(totals), location, endpoint, pageSize, maximumBytesBilled);
    }
}
