package dev.tollgate.reconcile.total.adapter.ingest;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.adapter.peer.Caller;
import dev.tollgate.reconcile.total.Dimension;
import dev.tollgate.reconcile.total.Fetched;
import dev.tollgate.reconcile.total.Mode;
import dev.tollgate.reconcile.total.Totals;
import dev.tollgate.reconcile.total.adapter.ingest.IngestCalls.Get;
import dev.tollgate.reconcile.total.adapter.ingest.IngestCalls.ServerTrouble;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns every way in which a peer can fail into a silence with a reason. A failure that is ours stays a failure. */
@ApplicationScoped
class IngestTotals implements Totals {
    private static final Logger LOG = Logger.getLogger(IngestTotals.class);

    private final IngestClient client;
    private final IngestCalls calls;

    IngestTotals(@RestClient IngestClient client, IngestCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public Uni<Fetched> provider(BillingPeriod period, Mode mode, Caller onBehalfOf) {
        return ask(bearer -> client.providerTotals(bearer, period.toString(), mode.word()), onBehalfOf);
    }

    @Override
    public Uni<Fetched> canonical(BillingPeriod period, Mode mode, Set<Dimension> breakdown, Caller onBehalfOf) {
        String dimensions = breakdown(breakdown);
        return ask(bearer -> client.canonicalTotals(bearer, period.toString(), mode.word(), dimensions), onBehalfOf);
    }

    private Uni<Fetched> ask(Get get, Caller onBehalfOf) {
        Context context = Vertx.currentContext();
        Uni<Fetched> fetched = calls.fetch(get, onBehalfOf)
                .onFailure(failure -> why(failure).isPresent())
                .recoverWithItem(IngestTotals::silence);
        // Timers of retries and timeouts live on threads of their own; the database session needs the caller's.
        return context == null ? fetched : fetched.emitOn(task -> context.runOnContext(_ -> task.run()));
    }

    private static Fetched silence(Throwable failure) {
        LOG.warnf("the ingest service gave no answer: %s", failure);
        return new Fetched.Silence(why(failure).orElseThrow());
    }

    private static Optional<String> why(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case TimeoutException _ -> "it did not answer in time";
                    case ServerTrouble trouble -> "it answered with status " + trouble.status();
                    case CircuitBreakerOpenException _ -> "it failed so often that it is left alone for a moment";
                    case BulkheadException _ -> "too many questions to it are waiting already";
                    case ProcessingException _, IOException _ -> "it could not be reached, or broke off";
                    default -> null;
                });
    }

    private static @Nullable String breakdown(Set<Dimension> dimensions) {
        return dimensions.isEmpty()
                ? null
                : dimensions.stream().sorted().map(Dimension::word).collect(Collectors.joining(","));
    }
}
