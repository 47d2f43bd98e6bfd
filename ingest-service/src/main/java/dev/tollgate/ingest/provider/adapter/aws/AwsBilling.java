package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.kernel.adapter.time.Machine;

/** Builds the provider AWS, with or without a container. */
public final class AwsBilling {
    private AwsBilling() {}

    public static BillingProvider asked(
            AwsConfig config, OutboundConfig outbound, Credentials credentials, Machine machine) {
        return new AwsBillingProvider(config, outbound, credentials, machine, Thread::sleep);
    }
}
