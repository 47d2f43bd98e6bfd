package dev.tollgate.reconcile.platform.file;

import dev.tollgate.reconcile.total.Documents;
import dev.tollgate.reconcile.total.Limits;
import dev.tollgate.reconcile.total.LimitsRefused;
import dev.tollgate.reconcile.total.ReconcilingConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The limits file (B5): an operator's own, or the one that is shipped. */
public final class LimitsFile {
    private static final String SHIPPED = "/billing-live-smoke.config.json";
    private static final int MAX_BYTES = 1024 * 1024;

    LimitsFile() {}

    /** Made when the service starts, so that a mistake in the file stops it there and not at the first question. */
    @Produces
    @Singleton
    @Startup
    static Limits atStart(ReconcilingConfig config, Documents documents) {
        return read(config.limitsFile(), documents);
    }

    /** @throws LimitsRefused with the path of the wrong key, or with an empty path when the file cannot be read */
    public static Limits read(Optional<Path> file, Documents documents) {
        return documents.limits(file.map(LimitsFile::text).orElseGet(LimitsFile::shipped));
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return utf8(in);
        } catch (IOException e) {
            throw new LimitsRefused("", "cannot be read: " + file);
        }
    }

    private static String shipped() {
        try (InputStream in = LimitsFile.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is not packaged");
            }
            return utf8(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String utf8(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new LimitsRefused("", "is larger than " + MAX_BYTES + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new LimitsRefused("", "is not UTF-8");
        }
    }
}
