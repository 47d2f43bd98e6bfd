package dev.tollgate.reconcile.total.adapter.ingest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The ingest service's operations that we use. Bodies are streams, so that their length can be bounded. Blocking. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "ingest")
interface IngestClient {
    @GET
    @Path("/provider-totals")
    @Nullable
    InputStream providerTotals(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("billingPeriod") String billingPeriod,
            @QueryParam("mode") String mode);

    /** @param breakdown dimensions, separated by commas; none for the totals alone */
    @GET
    @Path("/canonical-totals")
    @Nullable
    InputStream canonicalTotals(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("billingPeriod") String billingPeriod,
            @QueryParam("mode") String mode,
            @QueryParam("breakdown") @Nullable String breakdown);
}
