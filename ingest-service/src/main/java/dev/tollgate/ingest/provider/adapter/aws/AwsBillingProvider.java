package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.Pause;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.Landing;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.time.Machine;
import java.util.List;

/** AWS, with clients that are built for a call and closed after it; between calls it holds nothing but configuration. */
record AwsBillingProvider(
        AwsConfig config, OutboundConfig outbound, Credentials credentials, Machine machine, Pause pause)
        implements BillingProvider {
    @Override
    public ProviderId id() {
        return ProviderId.AWS;
    }

    @Override
    public List<FieldError> missing() {
        return AwsSettings.missing(config);
    }

    @Override
    public void copyExport(BillingPeriod month, Landing landing) {
        AwsSettings settings = AwsSettings.of(config);
        AwsIdentity identity = identity(settings);
        try (var session = new AwsSession<>(identity, identity.clients()::s3)) {
            new CopyingExport(new ExportBucket(session, settings), month, landing).copy();
        }
    }

    @Override
    public StatedMonth statement(BillingPeriod month) {
        AwsSettings settings = AwsSettings.of(config);
        AwsIdentity identity = identity(settings);
        try (var session = new AwsSession<>(identity, identity.clients()::costExplorer)) {
            return new CostExplorerMonth(session, settings, machine.clock()).of(month);
        }
    }

    @Override
    public IdentityCheck check() {
        AwsSettings settings = AwsSettings.of(config);
        AwsIdentity identity = identity(settings);
        AwsClients clients = identity.clients();
        try (var session = new AwsSession<>(
                identity, keys -> new CheckingIdentity.Clients(clients.sts(keys), clients.iam(keys)))) {
            return new CheckingIdentity(session, settings).check();
        }
    }

    private AwsIdentity identity(AwsSettings settings) {
        Backoff backoff = new Backoff(outbound.attempts(), outbound.maxBackoff());
        return new AwsIdentity(
                credentials,
                new AwsClients(settings.endpoints(), outbound, machine.clock()),
                new Patience(backoff, machine.clock(), machine.identifiers(), pause));
    }
}
