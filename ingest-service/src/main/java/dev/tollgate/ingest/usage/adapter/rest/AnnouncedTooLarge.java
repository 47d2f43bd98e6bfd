package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.DropReason;
import dev.tollgate.ingest.usage.UsageCounts;
import dev.tollgate.kernel.adapter.peer.Callers;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts usage that is refused for the length that it announces: no operation ever sees it. */
@ApplicationScoped
class AnnouncedTooLarge {
    /** After authentication and authorisation (200 and 100), ahead of the refusal (50). */
    private static final int AHEAD_OF_THE_REFUSAL = 60;

    private final UsageCounts counts;
    private final long maxBodyBytes;

    AnnouncedTooLarge(
            UsageCounts counts, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.counts = counts;
        this.maxBodyBytes = maxBodySize.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, AHEAD_OF_THE_REFUSAL);
    }

    private void count(RoutingContext routing) {
        String announced = routing.request().getHeader("Content-Length");
        if (announced != null
                && isOver(announced)
                && HttpMethod.POST.equals(routing.request().method())
                && routing.normalizedPath().equals("/v1/usage-events")
                && routing.user() instanceof QuarkusHttpUser sender) {
            counts.dropped(
                    DropReason.BODY_TOO_LARGE,
                    1,
                    Callers.of(sender.getSecurityIdentity()).name());
        }
        routing.next();
    }

    private boolean isOver(String announced) {
        try {
            return Long.parseLong(announced) > maxBodyBytes;
        } catch (NumberFormatException tooManyDigits) {
            return true;
        }
    }
}
