package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.IdentityCheck.Rights;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the identity works, and what it may do as far as Azure tells ("Permissions - List", 2022-04-01). */
final class RightsCheck {
    private static final String ASKED = "the list of the identity's permissions";

    private final AzurePlace place;
    private final InstantSource clock;
    private final List<String> found = new ArrayList<>();
    private final List<Rights> rights = new ArrayList<>();

    RightsCheck(AzurePlace place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    /** @param management asked only where the secret has a client */
    IdentityCheck of(Credential credential, Supplier<Management> management, ExportFolder folder) {
        boolean isClient = credential.field("clientId").isPresent();
        if (isClient) {
            permissions(management.get());
        }
        folder.container().signature().ifPresent(this::signature);
        folder.tryListing();
        found.add("the files in the export's directory can be listed");
        return new IdentityCheck(
                isClient ? AccessTokens.identityOf(credential) : "a shared access signature, for storage only",
                worst(),
                found);
    }

    private void permissions(Management management) {
        found.add("an access token was given");
        if (!place.isOfSubscription()) {
            found.add(
                    "what the identity may do is not asked: Azure lists permissions for subscriptions and below only");
            rights.add(Rights.NOT_TOLD);
            return;
        }
        Management.Told told = management.pages(
                "GET",
                "/" + place.scope() + "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01",
                "",
                "/nextLink",
                ASKED);
        Optional<Answer> refused = told.refused();
        if (refused.isPresent()) {
            requireDenied(refused.get());
            found.add(ASKED + " is not given to it");
            rights.add(Rights.NOT_TOLD);
            return;
        }
        List<String> changing = Permissions.changing(told.pages(), ASKED);
        found.add(ASKED + " at " + place.scope() + " has "
                + (changing.isEmpty() ? "no right to change anything" : "rights to change something: " + changing)
                + "; rights given further down only, such as at the storage account, are not in it");
        rights.add(changing.isEmpty() ? Rights.READ_ONLY : Rights.CAN_WRITE);
    }

    private void requireDenied(Answer answer) {
        ExportRefused refused = AzureError.of(answer, ASKED, clock.instant());
        if (answer.status() != 403 || refused.reason() != FailureReason.CREDENTIAL_REFUSED) {
            throw refused;
        }
    }

    private void signature(SharedAccess signature) {
        Optional<String> letters = signature.permissions();
        found.add(letters.map(sp -> "the shared access signature allows " + sp)
                .orElse("what the shared access signature allows is in a stored access policy"));
        rights.add(letters.map(sp -> SharedAccess.onlyReads(sp) ? Rights.READ_ONLY : Rights.CAN_WRITE)
                .orElse(Rights.NOT_TOLD));
    }

    private Rights worst() {
        if (rights.contains(Rights.CAN_WRITE)) {
            return Rights.CAN_WRITE;
        }
        return rights.isEmpty() || rights.contains(Rights.NOT_TOLD) ? Rights.NOT_TOLD : Rights.READ_ONLY;
    }
}
