package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.credential.RunProfile;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.provider.FetchConfig;
import dev.tollgate.ingest.provider.adapter.aws.AwsConfig;
import dev.tollgate.ingest.provider.adapter.azure.AzureConfig;
import dev.tollgate.ingest.provider.adapter.gcp.GcpConfig;
import dev.tollgate.ingest.provider.adapter.openops.OpenOpsConfig;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;

/** Everything that live mode is configured by. */
record LiveSettings(
        RunProfile profile,
        IngestConfig ingest,
        CredentialConfig credential,
        OutboundConfig outbound,
        FetchConfig fetch,
        OpenOpsConfig openops,
        AwsConfig aws,
        AzureConfig azure,
        GcpConfig gcp) {
    static final List<Class<?>> MAPPINGS = List.of(
            IngestConfig.class,
            CredentialConfig.class,
            OutboundConfig.class,
            FetchConfig.class,
            OpenOpsConfig.class,
            AwsConfig.class,
            AzureConfig.class,
            GcpConfig.class);

    /** For a command, which is in production unless {@code QUARKUS_PROFILE} says otherwise, as the service is. */
    static LiveSettings of(SmallRyeConfig config) {
        return new LiveSettings(
                new RunProfile(
                        config.getOptionalValue("quarkus.profile", String.class).orElse("prod")),
                config.getConfigMapping(IngestConfig.class),
                config.getConfigMapping(CredentialConfig.class),
                config.getConfigMapping(OutboundConfig.class),
                config.getConfigMapping(FetchConfig.class),
                config.getConfigMapping(OpenOpsConfig.class),
                config.getConfigMapping(AwsConfig.class),
                config.getConfigMapping(AzureConfig.class),
                config.getConfigMapping(GcpConfig.class));
    }
}
