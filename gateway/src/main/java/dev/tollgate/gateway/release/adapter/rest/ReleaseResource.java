package dev.tollgate.gateway.release.adapter.rest;

import static dev.tollgate.gateway.release.RequestParameters.cursor;
import static dev.tollgate.gateway.release.RequestParameters.id;
import static dev.tollgate.gateway.release.RequestParameters.limit;

import dev.tollgate.gateway.release.Registering;
import dev.tollgate.gateway.release.Registering.Registered;
import dev.tollgate.gateway.release.Release;
import dev.tollgate.gateway.release.Releases;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Releases: registered by a pipeline, once for each version (C4). */
@Path("/v1/releases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"pipeline", "operator", "admin"})
@Tag(name = "release")
@APIResponse(responseCode = "400", description = "The request breaks its shape")
class ReleaseResource {
    private final Registering registering;
    private final Releases releases;
    private final Identifiers identifiers;
    private final InstantSource clock;

    ReleaseResource(Registering registering, Releases releases, Identifiers identifiers, InstantSource clock) {
        this.registering = registering;
        this.releases = releases;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "registerRelease",
            summary = "Register a release candidate",
            description = "The same name, version and commit again answers 200 with the first; the same version for"
                    + " another commit is refused with 409.")
    @APIResponse(
            responseCode = "201",
            description = "Registered; Location names it",
            content = @Content(schema = @Schema(implementation = ReleaseResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was registered before; this is the first",
            content = @Content(schema = @Schema(implementation = ReleaseResponse.class)))
    @APIResponse(responseCode = "409", description = "The version is another commit's")
    public Uni<Response> register(@Valid @NotNull ReleaseRequest request) {
        Release candidate = request.toRelease(identifiers.next(), clock.instant());
        return registering.register(candidate).map(ReleaseResource::answer);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(operationId = "getRelease", summary = "Read a release", description = "One registered candidate.")
    @APIResponse(
            responseCode = "200",
            description = "The release",
            content = @Content(schema = @Schema(implementation = ReleaseResponse.class)))
    @APIResponse(responseCode = "404", description = "There is no such release")
    public Uni<ReleaseResponse> get(@PathParam("id") @Schema(implementation = UUID.class) String id) {
        return releases.find(id("id", id)).map(found -> found.map(ReleaseResponse::of)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("There is no release of this id."))));
    }

    @GET
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "listReleases",
            summary = "List releases",
            description = "Newest first, in pages; follow `next`.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = ReleasePage.class)))
    public Uni<ReleasePage> list(
            @QueryParam("limit")
                    @DefaultValue("20")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100")
                    String limit,
            @QueryParam("cursor") @Schema(implementation = UUID.class) Optional<String> cursor) {
        int size = limit(limit);
        return releases.newest(size + 1, cursor(cursor)).map(found -> ReleasePage.of(found, size));
    }

    private static Response answer(Registered registered) {
        return Response.status(registered.repeated() ? Response.Status.OK : Response.Status.CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        "/v1/releases/" + registered.release().id())
                .entity(ReleaseResponse.of(registered.release()))
                .build();
    }
}
