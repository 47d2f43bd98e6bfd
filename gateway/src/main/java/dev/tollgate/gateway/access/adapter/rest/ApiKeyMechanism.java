package dev.tollgate.gateway.access.adapter.rest;

import dev.tollgate.kernel.adapter.rest.CorrelationId;
import dev.tollgate.kernel.adapter.rest.ProblemResponse;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * {@code Authorization: Bearer tgk_<id>_<secret>} (RFC 6750); whoever comes without is told so as a problem. At the open
 * door the header is the sender's and no key, not even when it looks like one.
 */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String header = context.request().getHeader("Authorization");
        if (header == null || KeyOrOpenDoor.isOpenTo(context)) {
            return Uni.createFrom().nullItem();
        }
        // Another scheme is no key either, and is refused like a wrong one.
        String token = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
        return identities.authenticate(new ApiKeyRequest(token));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        context.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", "Bearer")
                .putHeader("Content-Type", ProblemResponse.MEDIA_TYPE)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .putHeader(CorrelationId.HEADER, CorrelationId.current());
        return Uni.createFrom()
                .completionStage(context.response().end(problem().encode()).toCompletionStage())
                .replaceWith(true);
    }

    private static JsonObject problem() {
        return new JsonObject()
                .put("type", "urn:tollgate:problem:unauthenticated")
                .put("title", "Nobody is proven to ask")
                .put("status", 401)
                .put("detail", "Send an API key that is valid: Authorization: Bearer tgk_<id>_<secret>.")
                .put("correlationId", CorrelationId.current());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ApiKeyRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "Bearer"));
    }
}
