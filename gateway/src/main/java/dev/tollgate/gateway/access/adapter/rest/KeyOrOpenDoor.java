package dev.tollgate.gateway.access.adapter.rest;

import dev.tollgate.gateway.access.OpenDoor;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Nobody who is not proven gets any further, except to the open door; that an operation may be used is decided once
 * more on its method.
 */
@ApplicationScoped
class KeyOrOpenDoor implements HttpSecurityPolicy {
    static final String NAME = "key-or-open-door";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext routing, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return isOpenTo(routing)
                ? CheckResult.permit()
                : identity.map(who -> who.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }

    static boolean isOpenTo(RoutingContext routing) {
        return OpenDoor.isAt(
                routing.request().method().name(), routing.request().path());
    }
}
