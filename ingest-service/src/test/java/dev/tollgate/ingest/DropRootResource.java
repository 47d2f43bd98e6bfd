package dev.tollgate.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A fresh root for drops, small limits, and a planted secret where a reference should stand. */
public final class DropRootResource implements QuarkusTestResourceLifecycleManager {
    /** A raw key put where a reference belongs; it must appear nowhere. */
    public static final String PLANTED_SECRET = "AKIAPLANTEDSECRETxyzzy";

    /** Where the service under test writes its log; the launcher of the packaged service watches the same file. */
    public static final Path LOG = Path.of("target/quarkus.log").toAbsolutePath();

    private static Path root = Path.of("none");

    @Override
    public Map<String, String> start() {
        try {
            root = Files.createTempDirectory("tollgate-drops").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.ofEntries(
                Map.entry("TOLLGATE_INGEST_DROP_ROOT", root.toString()),
                Map.entry("FICECAL_AWS_CREDENTIAL_REF", PLANTED_SECRET),
                Map.entry("FICECAL_AZURE_CREDENTIAL_REF", "cred://billing/azure"),
                Map.entry("FICECAL_CREDENTIALS_BACKEND", "vault"),
                Map.entry("FICECAL_SECRET_RESOLVER_ENDPOINT", "http://127.0.0.1:1"),
                Map.entry("tollgate.ingest.tick", "1s"),
                Map.entry("tollgate.ingest.limits.decompressed-bytes", "5000000"),
                Map.entry("tollgate.ingest.limits.record-chars", "100000"),
                Map.entry("tollgate.ingest.limits.columns", "250"),
                Map.entry("tollgate.ingest.limits.cells", "5000"),
                Map.entry("quarkus.log.file.enabled", "true"),
                Map.entry("quarkus.log.file.path", LOG.toString()));
    }

    @Override
    public void stop() {
        // The folder lies in the machine's temporary directory and is small.
    }

    public static Path root() {
        return root;
    }
}
