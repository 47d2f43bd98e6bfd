package dev.tollgate.gateway.gate.adapter.peer;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What a gate asks of the reconcile service. Bytes, because what was said is kept as evidence. */
@RegisterRestClient(configKey = "reconcile")
@Path("/v1/reconciliations")
interface ReconcileApi {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<byte[]> list(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("billingPeriod") String billingPeriod,
            @QueryParam("mode") Optional<String> mode,
            @QueryParam("limit") int limit);
}
