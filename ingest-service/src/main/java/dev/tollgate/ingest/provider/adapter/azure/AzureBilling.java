package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.kernel.adapter.time.Machine;

/** Builds what asks Azure, with or without a container. */
public final class AzureBilling {
    private static final int BLOBS_PER_PAGE = 5_000;

    private AzureBilling() {}

    /** @param outbound which every call goes through, those of the storage SDK too */
    public static BillingProvider asked(
            AzureConfig config, OutboundConfig limits, Outbound outbound, Credentials credentials, Machine machine) {
        return new AzureProvider(config, limits, outbound, credentials, machine, Thread::sleep, BLOBS_PER_PAGE);
    }
}
