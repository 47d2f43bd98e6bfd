package dev.tollgate.ingest.credential.adapter.file;

import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Files below one folder, wherever links lead, as long as they stay below it.
 *
 * @param realRoot without links
 * @param maxBytes of all files of one secret together
 */
record MountedFiles(Path realRoot, int maxBytes) {
    private static final int MOST_FILES = 64;

    /** Where Kubernetes keeps the files of one version; its own links lead through it. */
    private static final String VERSION_LINK = "..data";

    /** Without links, so that nobody can bend one after it was looked at. */
    Path find(Path path) throws IOException {
        Path real = path.toRealPath();
        if (!real.startsWith(realRoot)) {
            throw new CredentialRefused(CredentialFailure.DENIED, "a link of the secret leaves the folder of secrets");
        }
        return real;
    }

    byte[] content(Path real) throws IOException {
        // A pipe or a device would hold the caller for ever.
        if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw malformed("something of the secret is neither a file nor a folder");
        }
        try (InputStream content = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = content.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw tooLong();
            }
            return bytes;
        }
    }

    /** One field a file; of one version only, also while the next takes its place. */
    Map<String, String> textsBelow(Path folder) throws IOException {
        Path version = folder.resolve(VERSION_LINK);
        Map<String, String> fields = new HashMap<>();
        int bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Files.exists(version) ? find(version) : folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.startsWith("..")) {
                    continue;
                }
                byte[] content = content(find(file));
                bytes += content.length;
                if (bytes > maxBytes || fields.size() >= MOST_FILES) {
                    throw tooLong();
                }
                fields.put(name, text(content));
            }
        }
        return fields;
    }

    /** Without the line break that editors and shells put at the end of a file. */
    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .replaceFirst("\\r?\\n\\z", "");
        } catch (CharacterCodingException e) {
            throw malformed("a file of the secret is not UTF-8");
        }
    }

    private static CredentialRefused tooLong() {
        return malformed("the secret has more files or bytes than it may");
    }

    private static CredentialRefused malformed(String explanation) {
        return new CredentialRefused(CredentialFailure.MALFORMED, explanation);
    }
}
