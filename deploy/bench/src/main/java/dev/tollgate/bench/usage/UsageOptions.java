package dev.tollgate.bench.usage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How it is measured.
 *
 * @param events that are stored first and measured then, or to which it grows
 * @param folder on a disk, for PostgreSQL
 * @param application the packaged service
 * @param connections on which batches are sent
 * @param sharedBuffers of PostgreSQL; its own default where it is empty
 * @param serviceOptions further ones of the service's Java, for a profile
 */
public record UsageOptions(
        long events,
        Path folder,
        Path application,
        int connections,
        Optional<String> sharedBuffers,
        List<String> serviceOptions) {
    private static final int DEFAULT_CONNECTIONS = 6;

    public UsageOptions {
        serviceOptions = List.copyOf(serviceOptions);
    }

    /**
     * @param options by their names, without dashes
     * @throws IllegalArgumentException for an option that there is not
     */
    public static UsageOptions of(long events, Path folder, Path application, Map<String, String> options) {
        Map<String, String> left = new TreeMap<>(options);
        Optional<String> connections = Optional.ofNullable(left.remove("connections"));
        Optional<String> sharedBuffers = Optional.ofNullable(left.remove("shared-buffers"));
        Optional<String> java = Optional.ofNullable(left.remove("service-java"));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("there is no option " + left.keySet());
        }
        return new UsageOptions(
                events,
                folder,
                application,
                connections.map(Integer::parseInt).orElse(DEFAULT_CONNECTIONS),
                sharedBuffers,
                java.map(text -> List.of(text.split(" "))).orElse(List.of()));
    }
}
