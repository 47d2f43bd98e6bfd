package dev.tollgate.ingest.export.adapter.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The text of a manifest or of metadata, of a size that the heap can bear. What it says is never repeated. */
@SuppressWarnings("ArrayRecordComponent")
record ManifestText(String name, byte[] json) {
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final ObjectMapper JSON = Json.mapper();

    static ManifestText of(LyingFile file) throws IOException {
        return new ManifestText(file.name(), file.content(MAX_BYTES, FailureReason.BAD_MANIFEST));
    }

    /** False also for what is no JSON object; reading it then says so. */
    boolean has(String field) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (String found = parser.nextFieldName(); found != null; found = parser.nextFieldName()) {
                if (found.equals(field)) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    <T> T as(Class<T> shape) {
        try {
            return JSON.readValue(json, shape);
        } catch (JsonProcessingException e) {
            throw refused("is not JSON of the documented shape, near line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw refused("cannot be read");
        }
    }

    /** Jackson lets a null stand in a list, whatever the list's type says. */
    <T> List<T> entries(Optional<List<T>> list) {
        List<T> entries = list.orElse(List.of());
        if (entries.stream().anyMatch(Objects::isNull)) {
            throw refused("has a null in a list");
        }
        return entries;
    }

    ExportRefused refused(String what) {
        return refused(name, what);
    }

    static ExportRefused refused(String name, String what) {
        return new ExportRefused(FailureReason.BAD_MANIFEST, name + " " + what);
    }
}
