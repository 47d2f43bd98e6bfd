package dev.tollgate.kernel.adapter.time;

import dev.tollgate.kernel.Identifiers;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** Injects the machine's time and chance wherever a test has not put its own in their place. */
@ApplicationScoped
final class Ambient {
    private final Machine machine = Machine.real();

    @Produces
    @DefaultBean
    @ApplicationScoped
    InstantSource clock() {
        return machine.clock();
    }

    /** Ids follow the machine, also where a test moves the clock: they name things, and prove nothing about time. */
    @Produces
    @DefaultBean
    @ApplicationScoped
    Identifiers identifiers() {
        return machine.identifiers();
    }
}
