package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.AggregateQuestion;
import dev.tollgate.ingest.usage.UsageAggregates;
import dev.tollgate.kernel.adapter.peer.Callers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/usage-aggregates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
class UsageAggregateResource {
    private final UsageAggregates aggregates;
    private final SecurityIdentity identity;

    UsageAggregateResource(UsageAggregates aggregates, SecurityIdentity identity) {
        this.aggregates = aggregates;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(operationId = "usageAggregates", summary = "What usage adds up to, by the hour", description = """
                    Exact sums by tenant, product, meter and hour (UTC), of every accepted event, each once.

                    Events that came late or by a backfill change an hour after it was over: the changes are told with it. \
                    With asOf, the answer is as it was known at that moment, and never changes again; without, it is as \
                    of now, and says the moment. All pages of a question are as of the same moment.""")
    @APIResponse(
            responseCode = "200",
            description = "A page of hours.",
            content = @Content(schema = @Schema(implementation = AggregatePage.class)))
    @APIResponse(
            responseCode = "503",
            description = "The store does not answer in time; Retry-After says when to ask again.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Uni<AggregatePage> find(
            @Parameter(description = "Whose.", required = true) @RestQuery @Nullable String tenant,
            @Parameter(description = "Only this product.") @RestQuery @Nullable String product,
            @Parameter(description = "Only this meter.") @RestQuery @Nullable String meter,
            @Parameter(description = "The first hour: RFC 3339, a whole hour.", required = true) @RestQuery @Nullable
                    String from,
            @Parameter(description = "The first hour that is not asked for any more.", required = true)
                    @RestQuery
                    @Nullable
                    String to,
            @Parameter(description = "As it was known at this moment: RFC 3339, not in the future.")
                    @RestQuery
                    @Nullable
                    String asOf,
            @Parameter(description = "How many hours at most, 1 to 500; 100 unless given.") @RestQuery @Nullable
                    String limit,
            @Parameter(description = "The next of the page before; the other parameters stay.") @RestQuery @Nullable
                    String cursor) {
        String whose = UsageParameters.tenant(tenant);
        Tenancy.check(Callers.of(identity), whose);
        Instant first = UsageParameters.hour("from", from);
        Instant end = UsageParameters.hour("to", to);
        if (!first.isBefore(end)) {
            throw UsageParameters.wrong("to", "is not after from");
        }
        int size = UsageParameters.limit(limit);
        Optional<AggregateCursor> page = Optional.ofNullable(cursor).map(AggregateCursor::parse);
        return aggregates
                .find(new AggregateQuestion(
                        whose,
                        UsageParameters.name("product", Optional.ofNullable(product)),
                        UsageParameters.name("meter", Optional.ofNullable(meter)),
                        first,
                        end,
                        page.map(AggregateCursor::asOf).or(() -> UsageParameters.instant("asOf", asOf)),
                        page.map(last -> last.last(whose)),
                        size + 1))
                .map(answer -> AggregatePage.of(whose, answer, size));
    }
}
