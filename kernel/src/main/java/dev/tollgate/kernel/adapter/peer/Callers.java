package dev.tollgate.kernel.adapter.peer;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads who asks from what a peer's token proves. */
public final class Callers {
    private Callers() {}

    public static Caller of(SecurityIdentity identity) {
        String tenant = identity.getPrincipal() instanceof JsonWebToken token && token.getClaim("tenant") != null
                ? token.<Object>getClaim("tenant").toString()
                : Caller.DEFAULT_TENANT;
        return new Caller(identity.getPrincipal().getName(), identity.getRoles(), tenant);
    }
}
