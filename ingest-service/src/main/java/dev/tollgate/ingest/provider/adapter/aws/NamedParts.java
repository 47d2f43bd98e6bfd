package dev.tollgate.ingest.provider.adapter.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys that a manifest names: {@code reportKeys} of a Cost and Usage Report, {@code dataFiles} of a Data Export, which
 * have the bucket before them. Whether the manifest is right otherwise is judged where the files are read.
 *
 * @param keys each below the configured prefix, in the manifest's order
 */
record NamedParts(List<String> keys) {
    private static final ObjectMapper JSON = Json.mapper();
    private static final String SCHEME = "s3://";

    NamedParts {
        keys = List.copyOf(keys);
    }

    static NamedParts of(byte[] manifest, AwsSettings settings) {
        List<String> keys = new ArrayList<>();
        JsonNode json = read(manifest);
        for (String field : List.of("reportKeys", "dataFiles")) {
            for (JsonNode named : json.path(field)) {
                keys.add(key(named, settings));
            }
        }
        if (keys.isEmpty()) {
            throw refused("names no part");
        }
        return new NamedParts(keys);
    }

    /** Where the parts lie, each with a {@code /} at its end. */
    Set<String> folders() {
        return keys.stream()
                .map(key -> key.substring(0, key.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String key(JsonNode named, AwsSettings settings) {
        String text = named.isTextual() ? named.textValue() : "";
        String own = SCHEME + settings.bucket() + "/";
        String key = text.startsWith(own) ? text.substring(own.length()) : text;
        // What it says is not repeated, and leads nowhere else: not to another bucket, nor to another folder of this
        // one.
        if (!key.startsWith(settings.prefix() + "/")) {
            throw refused("names a part outside of " + AwsSettings.PREFIX);
        }
        for (String step : key.substring(settings.prefix().length() + 1).split("/", -1)) {
            if (step.isEmpty() || step.startsWith(".")) {
                throw refused("names a part whose path is none");
            }
        }
        return key;
    }

    private static JsonNode read(byte[] manifest) {
        try {
            return JSON.readTree(manifest);
        } catch (JsonProcessingException e) {
            throw refused("is no JSON");
        } catch (IOException e) {
            throw refused("cannot be read");
        }
    }

    private static ExportRefused refused(String what) {
        return new ExportRefused(FailureReason.BAD_MANIFEST, "the delivery's manifest " + what);
    }
}
