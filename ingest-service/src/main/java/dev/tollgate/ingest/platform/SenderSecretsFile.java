package dev.tollgate.ingest.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.trust.matrix.Forging;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What signs as a provider does, from a file: texts by their references. Nothing of it is ever printed. */
final class SenderSecretsFile {
    private static final int MOST_BYTES = 256 * 1024;

    private SenderSecretsFile() {}

    /** @throws IllegalArgumentException saying what is wrong, and nothing of what stands there */
    static Forging.SenderSecrets of(Path file) {
        byte[] bytes = OwnersFile.bytes(file, MOST_BYTES);
        Map<String, byte[]> secrets = new HashMap<>();
        try {
            JsonNode tree = Json.mapper().readTree(bytes);
            for (Map.Entry<String, JsonNode> each : tree.properties()) {
                if (!each.getValue().isTextual() || !each.getKey().startsWith("cred://")) {
                    throw new IllegalArgumentException(file + " holds something else than texts by cred:// references");
                }
                secrets.put(each.getKey(), each.getValue().textValue().getBytes(UTF_8));
            }
        } catch (JacksonException e) {
            // Without a cause: its message shows what stands there.
            throw new IllegalArgumentException(file + " is no JSON of at most 256 KiB");
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file);
        }
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no secrets");
        }
        return reference -> Optional.ofNullable(secrets.get(reference));
    }
}
