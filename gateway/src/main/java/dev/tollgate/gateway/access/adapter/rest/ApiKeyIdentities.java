package dev.tollgate.gateway.access.adapter.rest;

import dev.tollgate.gateway.access.ApiKey;
import dev.tollgate.gateway.access.Authenticating;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a proven key into the identity that {@code @RolesAllowed} asks. */
@ApplicationScoped
class ApiKeyIdentities implements IdentityProvider<ApiKeyRequest> {
    private final Authenticating authenticating;

    ApiKeyIdentities(Authenticating authenticating) {
        this.authenticating = authenticating;
    }

    @Override
    public Class<ApiKeyRequest> getRequestType() {
        return ApiKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiKeyRequest request, AuthenticationRequestContext context) {
        return authenticating.authenticate(request.token()).map(key -> key.map(ApiKeyIdentities::identity)
                .orElseThrow(() -> new AuthenticationFailedException("no valid API key")));
    }

    private static SecurityIdentity identity(ApiKey key) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.principal()))
                .addRole(key.role().id())
                .build();
    }
}
