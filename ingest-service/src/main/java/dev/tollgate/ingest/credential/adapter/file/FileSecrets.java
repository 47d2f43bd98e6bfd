package dev.tollgate.ingest.credential.adapter.file;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.SecretBackend;
import dev.tollgate.ingest.credential.SecretFields;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A location is a path below the root: of a file that holds a JSON object of texts, or of a folder with one file a field,
 * as Kubernetes mounts a Secret. Links are followed inside the root and nowhere else.
 */
final class FileSecrets implements SecretBackend {
    private static final String SEGMENT = "(?!\\.)[A-Za-z0-9_.-]{1,100}";
    private static final Pattern LOCATION = Pattern.compile(SEGMENT + "(/" + SEGMENT + "){0,9}");

    private final Path root;
    private final int maxBytes;
    private final JsonMapper json = Json.mapper();

    FileSecrets(Path root, int maxBytes) {
        this.root = root;
        this.maxBytes = maxBytes;
    }

    @Override
    public List<FieldError> missing() {
        return Files.isDirectory(root) && Files.isReadable(root)
                ? List.of()
                : List.of(new FieldError("FICECAL_SECRET_RESOLVER_ENDPOINT", "names no folder that can be read"));
    }

    @Override
    public boolean understands(String location) {
        return LOCATION.matcher(location).matches();
    }

    @Override
    public Credential read(String location) {
        if (!understands(location)) {
            throw new CredentialRefused(CredentialFailure.NOT_FOUND, "the location is no path below the folder");
        }
        try {
            return SecretFields.of(fields(location));
        } catch (IOException | DirectoryIteratorException e) {
            throw refused(e, root.resolve(location));
        }
    }

    /** By its kind alone: its message would name paths, and helps nobody more than this. */
    private static CredentialRefused refused(Exception e, Path path) {
        if (e instanceof AccessDeniedException) {
            return new CredentialRefused(CredentialFailure.DENIED, "the file of the secret may not be read");
        }
        // Below a file there is nothing either; for that Java has no exception of its own.
        if (e instanceof NoSuchFileException || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new CredentialRefused(CredentialFailure.NOT_FOUND, "there is no file or folder of that secret");
        }
        return new CredentialRefused(CredentialFailure.UNREACHABLE, "the file of the secret cannot be read");
    }

    private Map<?, ?> fields(String location) throws IOException {
        try {
            return read(new MountedFiles(root.toRealPath(), maxBytes), location);
        } catch (NoSuchFileException e) {
            // Kubernetes swaps the folder that its links lead to; what was just found may have gone with the old one.
            return read(new MountedFiles(root.toRealPath(), maxBytes), location);
        }
    }

    private Map<?, ?> read(MountedFiles files, String location) throws IOException {
        Path found = files.find(root.resolve(location));
        return Files.isDirectory(found) ? files.textsBelow(found) : object(files.content(found));
    }

    private Map<?, ?> object(byte[] content) {
        try {
            Map<?, ?> object = json.readValue(content, Map.class);
            if (object != null) {
                return object;
            }
        } catch (IOException e) {
            // Its message would repeat what was read.
        }
        throw new CredentialRefused(
                CredentialFailure.MALFORMED, "the file of the secret holds no JSON object of texts");
    }
}
