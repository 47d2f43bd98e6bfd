package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.peer.Caller;
import java.util.Optional;

/** Whose usage a caller may send and see: that of his own tenant, and of all where he is bound to none. */
final class Tenancy {
    private Tenancy() {}

    static Optional<String> of(Caller caller) {
        return Optional.of(caller.tenant()).filter(tenant -> !tenant.equals(Caller.DEFAULT_TENANT));
    }

    static void check(Caller caller, String tenant) {
        if (of(caller).isPresent() && !caller.tenant().equals(tenant)) {
            throw new ProblemException(new Problem.Forbidden("The caller is bound to another tenant."));
        }
    }
}
