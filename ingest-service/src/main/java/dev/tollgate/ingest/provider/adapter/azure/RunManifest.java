package dev.tollgate.ingest.provider.adapter.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Of a run's manifest, what says which run stands and what is to be copied of it; whether it is otherwise as documented is
 * found where it is read from its folder.
 *
 * @param at when the run was submitted, else when its manifest was written
 * @param parts where the parts lie that it names, beside it
 */
@SuppressWarnings("ArrayRecordComponent")
record RunManifest(RemoteBlob blob, byte[] json, Instant at, Set<String> parts) {
    static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final ObjectMapper JSON = Json.mapper();

    static boolean isManifest(RemoteBlob blob) {
        return blob.name().equals("manifest.json") || blob.name().equals("_manifest.json");
    }

    static RunManifest of(RemoteBlob blob, byte[] json) {
        try {
            JsonNode manifest = JSON.readTree(json);
            JsonNode submitted = manifest.path("runInfo").path("submittedTime");
            Set<String> parts = new LinkedHashSet<>();
            for (JsonNode part : manifest.path("blobs")) {
                String path = part.path("blobName").asText();
                parts.add(blob.folder() + path.substring(path.lastIndexOf('/') + 1));
            }
            return new RunManifest(
                    blob, json, submitted.isTextual() ? Instant.parse(submitted.textValue()) : blob.written(), parts);
        } catch (IOException | DateTimeParseException e) {
            throw refused("a manifest is not JSON of the documented shape");
        }
    }

    static ExportRefused refused(String what) {
        return new ExportRefused(FailureReason.BAD_MANIFEST, what);
    }
}
