package dev.tollgate.gateway.gate.adapter.peer;

import dev.tollgate.gateway.gate.Reconciliations;
import dev.tollgate.gateway.gate.SeenReconciliation;
import dev.tollgate.gateway.gate.SeenReconciliation.Judgement;
import dev.tollgate.gateway.gate.SeenReconciliation.Provider;
import dev.tollgate.gateway.gate.Sought;
import dev.tollgate.gateway.gate.adapter.peer.Seeking.Understood;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.adapter.peer.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reconciliations as the reconcile service tells them. */
@ApplicationScoped
class ReconcileReconciliations implements Reconciliations {
    private static final int MAX_PROVIDERS = 100;

    private final BoundedReconcile reconcile;

    ReconcileReconciliations(BoundedReconcile reconcile) {
        this.reconcile = reconcile;
    }

    @Override
    public Uni<Sought<SeenReconciliation>> newest(BillingPeriod period, List<String> acceptedModes, Caller onBehalfOf) {
        return Seeking.newest(
                acceptedModes,
                mode -> reconcile.newest(period.toString(), mode, onBehalfOf),
                item -> understand(item, period));
    }

    private static Understood<SeenReconciliation> understand(PeerAnswer item, BillingPeriod period) {
        item.mustSay("billingPeriod", period.toString());
        List<Provider> providers = item.list("providers")
                .limit(MAX_PROVIDERS)
                .map(ReconcileReconciliations::provider)
                .toList();
        if (providers.stream().map(Provider::provider).distinct().count() != providers.size()) {
            throw new PeerAnswer.NotUnderstood("a provider is named twice");
        }
        SeenReconciliation seen = new SeenReconciliation(item.text("mode"), item.instant("judgedAt"), providers);
        return new Understood<>(seen.mode(), seen.judgedAt(), seen, item.canonical());
    }

    private static Provider provider(PeerAnswer item) {
        return new Provider(
                item.text("provider"),
                item.oneOf("verdict", Judgement.class),
                item.reason(),
                item.text("explanation"),
                item.money("drift"));
    }
}
