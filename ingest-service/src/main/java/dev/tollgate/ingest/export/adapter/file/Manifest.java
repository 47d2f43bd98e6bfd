package dev.tollgate.ingest.export.adapter.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.kernel.Sha256;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code manifest.json}: which parts an export consists of.
 *
 * @param asOf up to when the provider had counted
 * @param complete whether everything is in that the provider had counted by then
 * @param periodState {@code open} or {@code closed}: whether the month can still change
 * @param parts each by its file's name and the SHA-256 of the file as it lies
 */
@RegisterForReflection
record Manifest(
        Optional<Instant> asOf, Optional<Boolean> complete, Optional<PeriodState> periodState, List<Part> parts) {

    static Manifest read(ManifestText text) {
        Manifest manifest = text.as(Manifest.class);
        manifest.requireComplete(text);
        return manifest;
    }

    // Jackson leaves a field that the file does not have null, whatever its type says.
    @SuppressWarnings("NullAway")
    private void requireComplete(ManifestText text) {
        if (parts == null || parts.isEmpty()) {
            throw text.refused("names no part");
        }
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            if (part == null || part.name() == null || part.sha256() == null) {
                throw text.refused("has a part without name or sha256");
            }
            if (part.name().contains("/") || part.name().contains("\\")) {
                throw text.refused("names something that is no file of the same folder");
            }
            if (!names.add(part.name())) {
                throw text.refused("names a part twice");
            }
        }
    }

    /** In the words of the file. */
    enum PeriodState {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("closed")
        CLOSED
    }

    @RegisterForReflection
    record Part(String name, Sha256 sha256) {}
}
