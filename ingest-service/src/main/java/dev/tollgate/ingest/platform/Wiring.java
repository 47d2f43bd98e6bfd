package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.credential.RunProfile;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.LiveBills;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.provider.FetchConfig;
import dev.tollgate.ingest.provider.adapter.aws.AwsConfig;
import dev.tollgate.ingest.provider.adapter.azure.AzureConfig;
import dev.tollgate.ingest.provider.adapter.gcp.GcpConfig;
import dev.tollgate.ingest.provider.adapter.openops.OpenOpsConfig;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.adapter.time.Machine;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Gives the service what the command line builds by hand. */
@ApplicationScoped
class Wiring {
    @Produces
    @ApplicationScoped
    PartFiles partFiles(IngestConfig config) {
        return BillFiles.reading(CostBasis.ACTUAL, config.limits());
    }

    @Produces
    @ApplicationScoped
    LiveBills liveBills(LiveSettings settings, InstantSource clock, Identifiers identifiers) {
        return LiveParts.of(settings, new Machine(clock, identifiers)).bills();
    }

    /** Each mapping is asked for by name: one that nobody asks for is left out of the service. */
    @Produces
    @Singleton
    LiveSettings liveSettings(
            IngestConfig ingest,
            CredentialConfig credential,
            OutboundConfig outbound,
            FetchConfig fetch,
            OpenOpsConfig openops,
            AwsConfig aws,
            AzureConfig azure,
            GcpConfig gcp) {
        RunProfile profile = new RunProfile(String.join(",", ConfigUtils.getProfiles()));
        return new LiveSettings(profile, ingest, credential, outbound, fetch, openops, aws, azure, gcp);
    }
}
