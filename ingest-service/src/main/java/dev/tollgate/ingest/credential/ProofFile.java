package dev.tollgate.ingest.credential;

import dev.tollgate.kernel.Problem.FieldError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that holds what this service proves itself with to a backend: a token, a secret id. Read for each use, so that
 * it can be rotated, and never kept.
 *
 * @param file empty where none is configured
 * @param variable by which it is named in every message
 */
public record ProofFile(Optional<Path> file, String variable) {
    private static final int MOST_BYTES = 16 * 1024;

    /** What is wrong with it now. */
    public Optional<FieldError> missing() {
        if (file.isEmpty() || file.get().toString().isBlank()) {
            return Optional.of(new FieldError(variable, "is not set"));
        }
        return isReadable(file.get())
                ? Optional.empty()
                : Optional.of(new FieldError(variable, "names no file that can be read"));
    }

    /** @throws CredentialRefused as denied without a file, as malformed when it holds anything but one word */
    public String read() {
        // A pipe or a device would hold the caller for ever.
        Path existing = file.filter(ProofFile::isReadable).orElseThrow(this::unreadable);
        byte[] bytes;
        try (InputStream content = Files.newInputStream(existing)) {
            bytes = content.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw unreadable();
        }
        String proof = new String(bytes, StandardCharsets.US_ASCII).strip();
        // It goes into a header: the client library would repeat in its exception what it cannot send.
        if (proof.isEmpty() || bytes.length > MOST_BYTES || !isOneWord(proof)) {
            throw new CredentialRefused(CredentialFailure.MALFORMED, "the file of " + variable + " holds no token");
        }
        return proof;
    }

    /** Whether a text can be a token or a secret id: visible ASCII and nothing else. */
    public static boolean isOneWord(String proof) {
        return !proof.isEmpty() && proof.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static boolean isReadable(Path path) {
        return Files.isRegularFile(path) && Files.isReadable(path);
    }

    private CredentialRefused unreadable() {
        return new CredentialRefused(CredentialFailure.DENIED, "the file of " + variable + " cannot be read");
    }
}
