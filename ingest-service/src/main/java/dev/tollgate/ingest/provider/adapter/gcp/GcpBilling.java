package dev.tollgate.ingest.provider.adapter.gcp;

import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.kernel.adapter.time.Machine;

/** Builds the provider {@code gcp}, with or without a container. */
public final class GcpBilling {
    private GcpBilling() {}

    public static BillingProvider asked(GcpConfig config, Outbound outbound, Credentials credentials, Machine machine) {
        return new BigQueryBilling(config, outbound, credentials, machine);
    }
}
