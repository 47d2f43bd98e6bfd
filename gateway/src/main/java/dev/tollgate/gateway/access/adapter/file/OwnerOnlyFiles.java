package dev.tollgate.gateway.access.adapter.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.gateway.access.FirstKeysFiles;
import dev.tollgate.gateway.access.NewKey;
import dev.tollgate.kernel.Identifiers;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code {"pipeline":"tgk_…","operator":"tgk_…","admin":"tgk_…"}}, mode 0600 from its first byte on. */
@ApplicationScoped
class OwnerOnlyFiles implements FirstKeysFiles {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final ObjectMapper mapper;
    private final Identifiers identifiers;

    OwnerOnlyFiles(ObjectMapper mapper, Identifiers identifiers) {
        this.mapper = mapper;
        this.identifiers = identifiers;
    }

    @Override
    public Path stage(Path file, List<NewKey> keys) {
        Map<String, String> tokens = new LinkedHashMap<>();
        keys.forEach(key -> tokens.put(key.key().role().id(), key.token()));
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + identifiers.next() + ".new");
        try {
            Files.createDirectories(target.getParent());
            try (var channel = Files.newByteChannel(
                    temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
                channel.write(StandardCharsets.UTF_8.encode(mapper.writeValueAsString(tokens) + "\n"));
            }
            return temporary;
        } catch (IOException e) {
            throw new UncheckedIOException("the file of TOLLGATE_ACCESS_FIRST_KEYS_FILE cannot be written", e);
        }
    }

    @Override
    public void handOver(Path staged, Path file) {
        try {
            Files.move(
                    staged, file.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the first keys are valid and stay in " + staged, e);
        }
    }

    @Override
    public void discard(Path staged) {
        try {
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of no use in " + staged + " cannot be removed", e);
        }
    }
}
