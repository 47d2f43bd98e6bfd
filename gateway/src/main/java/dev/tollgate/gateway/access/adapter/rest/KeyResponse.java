package dev.tollgate.gateway.access.adapter.rest;

import dev.tollgate.gateway.access.ApiKey;
import dev.tollgate.gateway.access.NewKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "ApiKey", description = "An API key.")
record KeyResponse(
        @Schema(description = "12 hexadecimal digits; harmless to print.")
        String id,

        @Schema(description = "Who holds it.") String name,

        @Schema(description = "pipeline, operator or admin.")
        String role,

        @Schema(description = "When it was issued, UTC.") Instant createdAt,

        @Schema(description = "Since when it is refused, UTC; absent while it is valid.")
        Optional<Instant> revokedAt,

        @Schema(description = "The whole key, tgk_<id>_<secret>: only in the answer that issues it, and never again.")
        Optional<String> key) {
    static KeyResponse of(ApiKey key) {
        return new KeyResponse(
                key.id(), key.name(), key.role().id(), key.createdAt(), key.revokedAt(), Optional.empty());
    }

    static KeyResponse of(NewKey issued) {
        KeyResponse kept = of(issued.key());
        return new KeyResponse(
                kept.id, kept.name, kept.role, kept.createdAt, kept.revokedAt, Optional.of(issued.token()));
    }

    /** A record would print the key. */
    @Override
    public String toString() {
        return "KeyResponse[" + id + "]";
    }
}
