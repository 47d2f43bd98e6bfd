package dev.tollgate.ingest.export.adapter.postgres;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Supplier;

/** Runs Hibernate Reactive where alone it may run, on an event loop, whoever asks: requests, ticks, virtual threads. */
@ApplicationScoped
class EventLoop {
    private final Vertx vertx;

    EventLoop(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context =
                    Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(_ -> work.get().subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
