package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.outbound.Pause;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.Landing;
import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.time.Machine;
import java.util.List;
import java.util.function.Function;

/** Azure. Keeps configuration only: secret, tokens and clients are those of one operation. */
final class AzureProvider implements BillingProvider {
    private final AzureConfig config;
    private final Backoff backoff;
    private final Outbound outbound;
    private final Credentials credentials;
    private final Machine machine;
    private final Pause pause;
    private final int blobsPerPage;

    AzureProvider(
            AzureConfig config,
            OutboundConfig limits,
            Outbound outbound,
            Credentials credentials,
            Machine machine,
            Pause pause,
            int blobsPerPage) {
        this.config = config;
        this.backoff = new Backoff(limits.attempts(), limits.maxBackoff());
        this.outbound = outbound;
        this.credentials = credentials;
        this.machine = machine;
        this.pause = pause;
        this.blobsPerPage = blobsPerPage;
    }

    @Override
    public ProviderId id() {
        return ProviderId.AZURE;
    }

    @Override
    public List<FieldError> missing() {
        return AzurePlace.missing(config);
    }

    @Override
    public void copyExport(BillingPeriod month, Landing landing) {
        asking(place -> {
            new MonthExport(folder(place), landing).copy(month);
            return id();
        });
    }

    @Override
    public StatedMonth statement(BillingPeriod month) {
        return asking(place -> new CostQuery(management(place), place, machine.clock()).ask(month));
    }

    @Override
    public IdentityCheck check() {
        return asking(place -> new RightsCheck(place, machine.clock())
                .of(credentials.resolve(id()), () -> management(place), folder(place)));
    }

    private <T> T asking(Function<AzurePlace, T> question) {
        try {
            return question.apply(AzurePlace.of(config));
        } catch (CredentialRefused e) {
            throw Refusals.of(e);
        } catch (OutboundRefused e) {
            throw Refusals.of(e);
        }
    }

    private ExportFolder folder(AzurePlace place) {
        BlobContainer container = new BlobContainer(place, outbound, tokens(place), credentials, machine.clock());
        return new ExportFolder(container, place.directory(), blobsPerPage);
    }

    private Management management(AzurePlace place) {
        return new Management(outbound, backoff, machine, pause, tokens(place), place.management());
    }

    private AccessTokens tokens(AzurePlace place) {
        return new AccessTokens(outbound, credentials, machine.clock(), place.authority());
    }
}
