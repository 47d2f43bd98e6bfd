package dev.tollgate.gateway.access.adapter.rest;

import dev.tollgate.gateway.access.ApiKeys;
import dev.tollgate.gateway.access.IssuingKeys;
import dev.tollgate.gateway.access.RevokingKeys;
import dev.tollgate.gateway.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** API keys: issued, listed and revoked by an admin. */
@Path("/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
class ApiKeyResource {
    private final ApiKeys keys;
    private final IssuingKeys issuing;
    private final RevokingKeys revoking;

    ApiKeyResource(ApiKeys keys, IssuingKeys issuing, RevokingKeys revoking) {
        this.keys = keys;
        this.issuing = issuing;
        this.revoking = revoking;
    }

    @POST
    @RolesAllowed(Role.ADMIN_ID)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "issueApiKey",
            summary = "Issue an API key",
            description = "Answers with the key, once: only the digest of its secret is kept. A name is given once and"
                    + " for ever, so a repeated request is refused with 409 and never issues a second key.")
    @APIResponse(
            responseCode = "201",
            description = "The key",
            content = @Content(schema = @Schema(implementation = KeyResponse.class)))
    @APIResponse(responseCode = "400", description = "The request breaks its shape")
    @APIResponse(responseCode = "409", description = "A key of this name was already issued")
    public Uni<Response> issue(@Valid @NotNull KeyRequest request) {
        return issuing.issue(request.name(), Role.of(request.role()).orElseThrow())
                .map(issued -> Response.status(Response.Status.CREATED)
                        .header(
                                HttpHeaders.LOCATION,
                                "/v1/api-keys/" + issued.key().id())
                        .entity(KeyResponse.of(issued))
                        .build());
    }

    @GET
    @RolesAllowed(Role.ADMIN_ID)
    @Operation(
            operationId = "listApiKeys",
            summary = "List the API keys",
            description = "Every key that was ever issued, revoked ones included, never with a secret.")
    @APIResponse(
            responseCode = "200",
            description = "The keys",
            content = @Content(schema = @Schema(implementation = KeyListResponse.class)))
    public Uni<KeyListResponse> list() {
        return keys.all().map(KeyListResponse::of);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN_ID)
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "From now on the key is refused. Repeated, it answers the same and keeps the first instant.")
    @APIResponse(
            responseCode = "200",
            description = "The key, revoked",
            content = @Content(schema = @Schema(implementation = KeyResponse.class)))
    @APIResponse(responseCode = "404", description = "There is no such key")
    @APIResponse(responseCode = "409", description = "It is the last valid key of an admin")
    public Uni<KeyResponse> revoke(
            @PathParam("id") @Pattern(regexp = "[0-9a-f]{12}", message = "12 hexadecimal digits") String id) {
        return revoking.revoke(id).map(KeyResponse::of);
    }
}
