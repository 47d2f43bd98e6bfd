package dev.tollgate.gateway.release.adapter.rest;

import dev.tollgate.gateway.release.Release;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "ReleasePage", description = "Releases, newest first.")
record ReleasePage(
        @Schema(description = "At most as many as asked for.")
        List<ReleaseResponse> items,

        @Schema(description = "The cursor of the next page; absent on the last.")
        Optional<String> next) {
    /** @param found one more than the page holds, where there is one more */
    static ReleasePage of(List<Release> found, int limit) {
        List<ReleaseResponse> items =
                found.stream().limit(limit).map(ReleaseResponse::of).toList();
        return new ReleasePage(
                items, found.size() > limit ? Optional.of(items.getLast().id().toString()) : Optional.empty());
    }
}
