package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.credential.CredentialReadiness;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.LiveBills;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.provider.FetchFolders.FetchFolder;
import dev.tollgate.ingest.statement.StatementOrigin;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Fetches a month from its provider: what it states first, then its bills. Blocks: called from virtual threads and commands only. */
public final class FetchingBills implements LiveBills {
    private final CredentialReadiness credentials;
    private final FetchConfig config;
    private final Providers providers;
    private final FetchFolders folders;

    public FetchingBills(
            CredentialReadiness credentials, FetchConfig config, Providers providers, FetchFolders folders) {
        this.credentials = credentials;
        this.config = config;
        this.providers = providers;
        this.folders = folders;
    }

    @Override
    public List<FieldError> missing(ProviderId provider) {
        List<FieldError> missing = new ArrayList<>(credentials.missingFor(provider));
        missing.addAll(providers.of(provider).missing());
        if (isStatedByFile(provider) && config.statementFolder().isEmpty()) {
            missing.add(new FieldError("TOLLGATE_FETCH_STATEMENT_FOLDER", "is not set"));
        }
        return List.copyOf(missing);
    }

    @Override
    public <T> T fetch(Scope scope, Function<Fetched, T> reading) {
        requireConfigured(scope.provider());
        try (FetchFolder folder = folders.open(scope)) {
            StatementOrigin origin = fetchInto(folder, scope);
            return reading.apply(new Fetched(folder.root(), origin));
        }
    }

    /** The configuration may have changed since the run was asked for, or be another replica's. */
    private void requireConfigured(ProviderId provider) {
        Refusals.requireConfigured(missing(provider));
    }

    /** What the provider states is asked first: it is one small answer, and shows at once whether anything can be had. */
    private StatementOrigin fetchInto(FetchFolder folder, Scope scope) {
        BillingProvider provider = providers.of(scope.provider());
        try {
            StatementOrigin origin = state(provider, scope, folder);
            provider.copyExport(scope.period(), folder.landing());
            return origin;
        } catch (CredentialRefused e) {
            throw Refusals.of(e);
        } catch (OutboundRefused e) {
            throw Refusals.of(e);
        } catch (ExportRefused e) {
            throw e;
        } catch (RuntimeException e) {
            throw Refusals.ofUnexpected(e);
        }
    }

    private StatementOrigin state(BillingProvider provider, Scope scope, FetchFolder folder) {
        if (isStatedByFile(scope.provider())) {
            folder.stateFrom(config.statementFolder().orElseThrow());
            return StatementOrigin.FILE;
        }
        folder.state(provider.statement(scope.period()));
        return StatementOrigin.API;
    }

    private boolean isStatedByFile(ProviderId provider) {
        return config.statementsFromFiles().orElse(List.of()).contains(provider);
    }
}
