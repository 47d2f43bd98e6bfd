package dev.tollgate.ingest.provider.adapter.openops;

import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.kernel.adapter.time.Machine;

/** Builds the provider {@code openops}, with or without a container. */
public final class OpenOpsBilling {
    private OpenOpsBilling() {}

    public static BillingProvider asked(
            OpenOpsConfig config, Outbound outbound, Credentials credentials, Machine machine) {
        return new OpenOpsTables(config, outbound, credentials, machine);
    }
}
