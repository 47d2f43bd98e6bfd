package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.credential.LiveReadiness;
import dev.tollgate.ingest.credential.Resolving;
import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.FetchFolders;
import dev.tollgate.ingest.provider.FetchingBills;
import dev.tollgate.ingest.provider.Providers;
import dev.tollgate.ingest.provider.adapter.aws.AwsBilling;
import dev.tollgate.ingest.provider.adapter.azure.AzureBilling;
import dev.tollgate.ingest.provider.adapter.file.FetchedFiles;
import dev.tollgate.ingest.provider.adapter.gcp.GcpBilling;
import dev.tollgate.ingest.provider.adapter.openops.OpenOpsBilling;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.time.Machine;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What live mode consists of, built from the configuration alone: in the service and in a command alike. */
record LiveParts(CredentialConfig credentials, Providers providers, FetchingBills bills) {
    static LiveParts of(LiveSettings settings, Machine machine) {
        Resolving resolving = SecretBackends.resolving(
                settings.credential(), settings.outbound(), machine, settings.profile(), LiveParts::variable);
        Providers providers = providers(settings, resolving, machine);
        FetchFolders folders =
                FetchedFiles.below(settings.fetch(), settings.ingest().limits(), settings.outbound(), machine);
        return new LiveParts(
                settings.credential(), providers, new FetchingBills(resolving, settings.fetch(), providers, folders));
    }

    /** What stands where a provider's reference should, if it is one. */
    String reference(ProviderId provider) {
        return LiveReadiness.reference(provider, credentials).orElse("");
    }

    private static Providers providers(LiveSettings settings, Credentials credentials, Machine machine) {
        OutboundConfig outbound = settings.outbound();
        Outbound calls = HttpOutbound.calling(AllowedHosts.of(outbound), outbound, machine);
        Map<ProviderId, BillingProvider> all = new EnumMap<>(ProviderId.class);
        all.put(ProviderId.OPENOPS, OpenOpsBilling.asked(settings.openops(), calls, credentials, machine));
        all.put(ProviderId.AWS, AwsBilling.asked(settings.aws(), outbound, credentials, machine));
        all.put(ProviderId.AZURE, AzureBilling.asked(settings.azure(), outbound, calls, credentials, machine));
        all.put(ProviderId.GCP, GcpBilling.asked(settings.gcp(), calls, credentials, machine));
        return id -> Objects.requireNonNull(all.get(id), "every tier-1 provider has an adapter");
    }

    static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}
