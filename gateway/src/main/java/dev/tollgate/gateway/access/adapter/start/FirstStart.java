package dev.tollgate.gateway.access.adapter.start;

import dev.tollgate.gateway.access.CreatingFirstKeys;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Before the first request is taken: a door without a key is of no use. */
@ApplicationScoped
class FirstStart {
    private final CreatingFirstKeys creating;

    FirstStart(CreatingFirstKeys creating) {
        this.creating = creating;
    }

    void onStart(@Observes StartupEvent event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(creating::createIfNone);
    }
}
