import dev.tollgate.usage.Emission;
import dev.tollgate.usage.EmitterCounts;
import dev.tollgate.usage.Usage;
import dev.tollgate.usage.UsageEmitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Emits a thousand events to the gateway at the first argument, with the API key that is in the file at the second. */
public final class Example {
    private static final int EVENTS = 1_000;

    public static void main(String[] args) throws IOException {
        URI gateway = URI.create(args[0]);
        Path keyFile = Path.of(args[1]);
        // Read at each request: when the key is renewed, the file's new content is used at once.
        UsageEmitter emitter = UsageEmitter.builder(gateway, "/example", () -> key(keyFile)).build();

        for (int event = 0; event < EVENTS; event++) {
            Usage usage = Usage.of("acme", "api", "requests", new BigDecimal("0.25"), Instant.now());
            if (emitter.emit(usage) != Emission.TAKEN) {
                System.err.println("no room for event " + event + ": keep it, or count its loss");
            }
        }

        List<String> left = emitter.close(Duration.ofSeconds(10));
        EmitterCounts counts = emitter.counts();
        System.out.println("emitted " + counts.emitted() + ", accepted " + counts.accepted() + ", duplicate "
                + counts.duplicate() + ", not counted " + counts.notCounted() + ", left " + left.size());
        if (!left.isEmpty()) {
            Path file = Files.write(Path.of("usage-left.ndjson"), left);
            System.out.println("left events are in " + file + ", for ingest-service backfill");
            System.exit(1);
        }
    }

    private static String key(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
