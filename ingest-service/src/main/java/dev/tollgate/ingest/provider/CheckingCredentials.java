package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.provider.CredentialCheck.Answered;
import dev.tollgate.ingest.provider.CredentialCheck.Refused;
import dev.tollgate.kernel.ProviderId;

/** Asks a provider who we are to it, and what we may do. Reads nothing else. Blocks. */
public final class CheckingCredentials {
    private final Providers providers;

    public CheckingCredentials(Providers providers) {
        this.providers = providers;
    }

    public CredentialCheck check(ProviderId provider) {
        try {
            return new Answered(providers.of(provider).check());
        } catch (CredentialRefused e) {
            return refused(Refusals.of(e));
        } catch (OutboundRefused e) {
            return refused(Refusals.of(e));
        } catch (ExportRefused e) {
            return refused(e);
        } catch (RuntimeException e) {
            return refused(Refusals.ofUnexpected(e));
        }
    }

    private static Refused refused(ExportRefused refusal) {
        return new Refused(refusal.reason(), refusal.explanation());
    }
}
