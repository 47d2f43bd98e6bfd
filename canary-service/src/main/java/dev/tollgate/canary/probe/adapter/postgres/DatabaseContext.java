package dev.tollgate.canary.probe.adapter.postgres;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Supplier;

/** Hibernate Reactive needs an event loop's context; a run has a virtual thread, and so borrows one. */
@ApplicationScoped
class DatabaseContext {
    private final Vertx vertx;

    DatabaseContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs it here when here is such a context, else on one of its own. */
    <T> Uni<T> on(Supplier<Uni<T>> work) {
        if (VertxContext.isOnDuplicatedContext()) {
            return Uni.createFrom().deferred(work::get);
        }
        return Uni.createFrom().emitter(emitter -> {
            Context context =
                    Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(_ -> work.get().subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
