package dev.tollgate.ingest;

import dev.tollgate.ingest.provider.LiveOpenOps;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A fresh root for drops, small limits, an OpenOps that is asked live with a mounted secret, and a planted secret where
 * AWS' reference should stand.
 */
public final class DropRootResource implements QuarkusTestResourceLifecycleManager {
    /** A raw key put where a reference belongs; it must appear nowhere. */
    public static final String PLANTED_SECRET = "AKIAPLANTEDSECRETxyzzy";

    /** Where the service under test writes its log; the launcher of the packaged service watches the same file. */
    public static final Path LOG = Path.of("target/quarkus.log").toAbsolutePath();

    /** Asked by live runs; a test says what it answers. */
    public static final LiveOpenOps OPENOPS = LiveOpenOps.start();

    private static Path root = Path.of("none");
    private static Path secrets = Path.of("none");
    private static Path fetched = Path.of("none");

    @Override
    public Map<String, String> start() {
        try {
            root = Files.createTempDirectory("tollgate-drops").toRealPath();
            secrets = Files.createTempDirectory("tollgate-secrets").toRealPath();
            fetched = Files.createTempDirectory("tollgate-fetches").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(OPENOPS.settings());
        settings.putAll(Map.ofEntries(
                Map.entry("TOLLGATE_INGEST_DROP_ROOT", root.toString()),
                Map.entry("FICECAL_AWS_CREDENTIAL_REF", PLANTED_SECRET),
                Map.entry("FICECAL_AZURE_CREDENTIAL_REF", "cred://billing/azure"),
                Map.entry("FICECAL_OPENOPS_CREDENTIAL_REF", "cred://billing/openops"),
                Map.entry("FICECAL_CREDENTIALS_BACKEND", "file"),
                Map.entry("FICECAL_SECRET_RESOLVER_ENDPOINT", secrets.toUri().toString()),
                Map.entry("tollgate.credential.references", "billing/openops=openops.json,billing/azure=azure.json"),
                Map.entry("tollgate.credential.first-pause", "PT0.001S"),
                Map.entry("tollgate.credential.longest-pause", "PT0.001S"),
                Map.entry("tollgate.fetch.folder", fetched.toString()),
                Map.entry("tollgate.ingest.tick", "1s"),
                Map.entry("tollgate.ingest.limits.decompressed-bytes", "5000000"),
                Map.entry("tollgate.ingest.limits.record-chars", "100000"),
                Map.entry("tollgate.ingest.limits.columns", "250"),
                Map.entry("tollgate.ingest.limits.cells", "5000"),
                Map.entry("quarkus.log.file.enabled", "true"),
                Map.entry("quarkus.log.file.path", LOG.toString())));
        return settings;
    }

    /** Mounts OpenOps' secret, in place of what was there. */
    public static void secret(String tablesToken, String webhookKey) throws IOException {
        Files.writeString(secrets.resolve("openops.json"), """
                {"tablesToken":"%s","webhookKey":"%s"}""".formatted(tablesToken, webhookKey));
    }

    public static void noSecret() throws IOException {
        Files.deleteIfExists(secrets.resolve("openops.json"));
    }

    /** What lies where fetched bills lie while they are read. */
    public static List<Path> fetched() throws IOException {
        try (Stream<Path> there = Files.list(fetched)) {
            return there.toList();
        }
    }

    @Override
    public void stop() {
        // The folder lies in the machine's temporary directory and is small.
    }

    public static Path root() {
        return root;
    }
}
