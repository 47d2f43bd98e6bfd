package dev.tollgate.gateway.access.adapter.rest;

import dev.tollgate.gateway.access.ApiKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "ApiKeyList", description = "Every key that was ever issued, oldest first.")
record KeyListResponse(
        @Schema(description = "Without their secrets.") List<KeyResponse> items) {
    static KeyListResponse of(List<ApiKey> keys) {
        return new KeyListResponse(keys.stream().map(KeyResponse::of).toList());
    }
}
