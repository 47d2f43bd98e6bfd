package dev.tollgate.kernel.adapter.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells the caller the id under which our logs know this request. */
final class CorrelationFilter {
    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(CorrelationId.HEADER, CorrelationId.current());
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        response.getHeaders().putSingle("Cache-Control", "no-store");
    }
}
