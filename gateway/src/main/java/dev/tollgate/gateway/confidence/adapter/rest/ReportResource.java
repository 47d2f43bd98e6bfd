package dev.tollgate.gateway.confidence.adapter.rest;

import static dev.tollgate.gateway.release.RequestParameters.id;

import dev.tollgate.gateway.confidence.CoverageXml;
import dev.tollgate.gateway.confidence.JunitXml;
import dev.tollgate.gateway.confidence.Reporting;
import dev.tollgate.gateway.confidence.Reporting.Read;
import dev.tollgate.gateway.confidence.Reporting.Reported;
import dev.tollgate.gateway.confidence.UnreadableReport;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports about a release: JUnit XML, and JaCoCo or Cobertura XML (C2, C3). At most 10 MiB each. */
@Path("/v1/releases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
@Tag(name = "confidence")
@APIResponse(responseCode = "400", description = "An id or parameter of the wrong shape")
@APIResponse(responseCode = "404", description = "There is no such release")
@APIResponse(responseCode = "413", description = "More than 10 MiB")
@APIResponse(responseCode = "429", description = "Other reports are being read; try again after a second")
@APIResponse(
        responseCode = "422",
        description = "Not such a report; the error names line and column, and nothing was stored")
class ReportResource {
    private final Reporting reporting;
    private final Vertx vertx;
    private final FewAtOnce reading = new FewAtOnce(4);

    ReportResource(Reporting reporting, Vertx vertx) {
        this.reporting = reporting;
        this.vertx = vertx;
    }

    @POST
    @Path("/junit-reports")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "attachJunitReport",
            summary = "Attach a JUnit report",
            description = "A newer report of a suite replaces the older in judging; the older stays in evidence. The"
                    + " same bytes again count once and are answered with 200.")
    @RequestBody(
            required = true,
            description = "JUnit XML.",
            content = @Content(mediaType = "application/xml", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "201",
            description = "Read and counted",
            content = @Content(schema = @Schema(implementation = JunitReportResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "These bytes were reported before",
            content = @Content(schema = @Schema(implementation = JunitReportResponse.class)))
    public Uni<Response> junit(
            @PathParam("id") @Schema(implementation = UUID.class) String id,
            @QueryParam("suite") @Schema(description = "Counts all suites of the report as one of this name.")
                    Optional<
                                    @Pattern(
                                            regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
                                            message = "1 to 100 letters, digits, dots, underscores and hyphens")
                                    String>
                            suite,
            byte[] body) {
        UUID release = id("id", id);
        return reading.run(() -> offTheLoop(() -> JunitXml.read(body, suite)).chain(suites -> reporting
                .report(release, body, new Read.Junit(suite, suites))
                .map(reported -> answer(reported, JunitReportResponse.of(reported, suites)))));
    }

    @POST
    @Path("/coverage-reports")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "attachCoverageReport",
            summary = "Attach a coverage report",
            description = "JaCoCo or Cobertura XML, told apart by the root element. The newest report that covers a"
                    + " module is the one that is judged.")
    @RequestBody(
            required = true,
            description = "JaCoCo or Cobertura XML.",
            content = @Content(mediaType = "application/xml", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "201",
            description = "Read and counted",
            content = @Content(schema = @Schema(implementation = CoverageReportResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "These bytes were reported before",
            content = @Content(schema = @Schema(implementation = CoverageReportResponse.class)))
    public Uni<Response> coverage(@PathParam("id") @Schema(implementation = UUID.class) String id, byte[] body) {
        UUID release = id("id", id);
        return reading.run(() -> offTheLoop(() -> CoverageXml.read(body)).chain(report -> reporting
                .report(release, body, new Read.Coverage(report))
                .map(reported -> answer(reported, CoverageReportResponse.of(reported, report)))));
    }

    /** Ten megabytes of XML take longer than an event loop has. */
    private <T> Uni<T> offTheLoop(Callable<T> read) {
        return vertx.executeBlocking(read, false)
                .onFailure(UnreadableReport.class)
                .transform(failure -> refused((UnreadableReport) failure));
    }

    private static ProblemException refused(UnreadableReport failure) {
        String place = failure.line() == 0 ? "body" : "line " + failure.line() + ", column " + failure.column();
        return new ProblemException(new Problem.Unprocessable(
                "The report cannot be read; nothing was stored.",
                List.of(new Problem.FieldError(place, failure.reason()))));
    }

    private static Response answer(Reported reported, Object entity) {
        return Response.status(reported.repeated() ? Response.Status.OK : Response.Status.CREATED)
                .entity(entity)
                .build();
    }
}
