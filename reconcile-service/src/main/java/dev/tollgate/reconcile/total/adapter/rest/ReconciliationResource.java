package dev.tollgate.reconcile.total.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.adapter.peer.Callers;
import dev.tollgate.reconcile.total.Mode;
import dev.tollgate.reconcile.total.Reconciliation;
import dev.tollgate.reconcile.total.Reconciliations;
import dev.tollgate.reconcile.total.Reconciliations.Selection;
import dev.tollgate.reconcile.total.Reconciling;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/reconciliations}: judge a month, and look at what was judged. */
@Path("/v1/reconciliations")
@Tag(name = "Reconciliations")
class ReconciliationResource {
    private final Reconciling reconciling;
    private final Reconciliations reconciliations;
    private final Stored stored;
    private final SecurityIdentity identity;
    private final ObjectMapper mapper;

    ReconciliationResource(
            Reconciling reconciling,
            Reconciliations reconciliations,
            Stored stored,
            SecurityIdentity identity,
            ObjectMapper mapper) {
        this.reconciling = reconciling;
        this.reconciliations = reconciliations;
        this.stored = stored;
        this.identity = identity;
        this.mapper = mapper;
    }

    @POST
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "reconcile",
            summary = "Reconcile a month",
            description =
                    "Asks the ingest service for the providers' statements and for our totals, judges every tier-1"
                            + " provider, and stores the judgement, which never changes again; a repeated request makes a new"
                            + " one that names this as its previous. Always 201 when it is stored: an ingest service that does"
                            + " not answer gives UNPROVEN(PEER_UNREACHABLE) for every provider, not an error.")
    @APIResponse(
            responseCode = "201",
            description = "Stored.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where it can be read again.",
                            schema = @Schema(implementation = String.class)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReconciliationResponse.class)))
    @APIResponse(responseCode = "400", description = "The body is not of this shape.")
    public Uni<RestResponse<ReconciliationResponse>> reconcile(@Valid @NotNull ReconciliationRequest request) {
        return reconciling
                .reconcile(request.period(), request.modeOrDefault(), Callers.of(identity))
                .map(this::created);
    }

    @GET
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            operationId = "listReconciliations",
            summary = "List reconciliations, newest first",
            description = "By month, by mode, or all; one page at a time.")
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PageResponse.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not of this shape.")
    public Uni<PageResponse> list(
            @Parameter(description = "Only this month, YYYY-MM.")
                    @QueryParam("billingPeriod")
                    @Pattern(regexp = Shapes.MONTH, message = "must be a month, YYYY-MM")
                    @Nullable
                    String billingPeriod,
            @Parameter(description = "Only this mode.")
                    @QueryParam("mode")
                    @Pattern(regexp = Shapes.MODE, message = "must be deterministic or live")
                    @Nullable
                    String mode,
            @Parameter(description = "How many at most, 1 to 100.")
                    @QueryParam("limit")
                    @DefaultValue("20")
                    @Pattern(regexp = Shapes.LIMIT, message = "must be from 1 to 100")
                    String limit,
            @Parameter(description = "The `next` of the page before.")
                    @QueryParam("cursor")
                    @Pattern(regexp = Shapes.CURSOR, message = "is no cursor of ours")
                    @Nullable
                    String cursor) {
        int size = Integer.parseInt(limit);
        Selection selection = new Selection(
                billingPeriod == null ? null : BillingPeriod.of(billingPeriod),
                mode == null ? null : Mode.of(mode).orElseThrow(),
                cursor == null ? null : Long.valueOf(cursor));
        // One more than asked for tells whether there is a next page.
        return reconciliations.newest(selection, size + 1).map(found -> PageResponse.of(found, size, this::response));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            operationId = "getReconciliation",
            summary = "Read one reconciliation",
            description = "As it was stored.")
    @APIResponse(
            responseCode = "200",
            description = "The reconciliation.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReconciliationResponse.class)))
    @APIResponse(responseCode = "404", description = Stored.NOT_FOUND)
    public Uni<ReconciliationResponse> get(@PathParam("id") String id) {
        return stored.find(id).map(this::response);
    }

    private RestResponse<ReconciliationResponse> created(Reconciliation made) {
        // Relative, so that it also holds behind the gateway and below a sub-path.
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, response(made))
                .header(HttpHeaders.LOCATION, "/v1/reconciliations/" + made.id())
                .build();
    }

    private ReconciliationResponse response(Reconciliation stored) {
        try {
            return ReconciliationResponse.of(stored, mapper.readValue(stored.judgement(), JudgementPart.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored judgement is not of the shape that we write", e);
        }
    }
}
