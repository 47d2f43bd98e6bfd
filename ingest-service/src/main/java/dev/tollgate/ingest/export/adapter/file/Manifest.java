package dev.tollgate.ingest.export.adapter.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.adapter.json.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
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
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final ObjectMapper JSON = Json.mapper();

    static Manifest read(byte[] json) {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            manifest.requireComplete();
            return manifest;
        } catch (JsonProcessingException e) {
            throw refused("is not JSON of the documented shape, near line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw refused("cannot be read");
        }
    }

    static ExportRefused refused(String what) {
        return new ExportRefused(FailureReason.BAD_MANIFEST, "manifest.json " + what);
    }

    // Jackson leaves a field that the file does not have null, whatever its type says.
    @SuppressWarnings("NullAway")
    private void requireComplete() {
        if (parts == null || parts.isEmpty()) {
            throw refused("names no part");
        }
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            if (part == null || part.name() == null || part.sha256() == null) {
                throw refused("has a part without name or sha256");
            }
            if (!DropFolders.isPart(part.name())
                    || part.name().contains("/")
                    || part.name().contains("\\")) {
                throw refused("names something that is no .csv or .csv.gz file of the same folder");
            }
            if (!names.add(part.name())) {
                throw refused("names a part twice");
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
