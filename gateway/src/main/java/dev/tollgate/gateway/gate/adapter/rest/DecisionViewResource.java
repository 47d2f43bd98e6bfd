package dev.tollgate.gateway.gate.adapter.rest;

import static dev.tollgate.gateway.release.RequestParameters.id;

import dev.tollgate.gateway.gate.Decision;
import dev.tollgate.gateway.gate.FindingDecisions;
import dev.tollgate.gateway.gate.JunitView;
import dev.tollgate.gateway.gate.SummaryMarkdown;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A decision as CI systems and auditors want it. */
@Path("/v1/releases/{id}/gates/{tier}/decisions/{decisionId}")
@Tag(name = "gate")
@APIResponse(responseCode = "400", description = "An id or parameter of the wrong shape")
@APIResponse(responseCode = "404", description = "There is no such release, gate or decision")
class DecisionViewResource {
    private static final String MARKDOWN = "text/markdown;charset=UTF-8";
    private static final String XML = "application/xml;charset=UTF-8";
    private static final String JSON = "application/json";

    private final FindingDecisions finding;

    DecisionViewResource(FindingDecisions finding) {
        this.finding = finding;
    }

    @GET
    @Path("/summary.md")
    @Produces(MARKDOWN)
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getDecisionSummary",
            summary = "Read a decision as Markdown",
            description =
                    "For a CI's step summary: the verdict, every check, what would open the gate. Never over 1,024 KiB.")
    @APIResponse(
            responseCode = "200",
            description = "Markdown",
            content = @Content(mediaType = "text/markdown", schema = @Schema(type = SchemaType.STRING)))
    public Uni<String> summary(
            @PathParam("id") @Schema(implementation = UUID.class) String id,
            @PathParam("tier") String tier,
            @PathParam("decisionId") @Schema(implementation = UUID.class) String decisionId) {
        return finding.find(id("id", id), tier, id("decisionId", decisionId)).map(SummaryMarkdown::of);
    }

    @GET
    @Path("/junit.xml")
    @Produces(XML)
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getDecisionJunit",
            summary = "Read a decision as JUnit XML",
            description =
                    "For a CI's test view: PASS is a passed test, FAIL a failure, UNPROVEN an error. A P1 check that did not pass is shown as skipped.")
    @APIResponse(
            responseCode = "200",
            description = "JUnit XML",
            content = @Content(mediaType = "application/xml", schema = @Schema(type = SchemaType.STRING)))
    public Uni<String> junit(
            @PathParam("id") @Schema(implementation = UUID.class) String id,
            @PathParam("tier") String tier,
            @PathParam("decisionId") @Schema(implementation = UUID.class) String decisionId) {
        return finding.find(id("id", id), tier, id("decisionId", decisionId)).map(JunitView::of);
    }

    @GET
    @Path("/record")
    @Produces(JSON)
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getDecisionRecord",
            summary = "Read the bytes that were decided",
            description =
                    "The canonical JSON (RFC 8785) whose SHA-256 is the decision's digest: what follows from policy, evidence and instant. The decision's id and who asked are beside it and not in it.")
    @APIResponse(
            responseCode = "200",
            description = "Canonical JSON",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<String> record(
            @PathParam("id") @Schema(implementation = UUID.class) String id,
            @PathParam("tier") String tier,
            @PathParam("decisionId") @Schema(implementation = UUID.class) String decisionId) {
        return finding.find(id("id", id), tier, id("decisionId", decisionId)).map(Decision::record);
    }
}
