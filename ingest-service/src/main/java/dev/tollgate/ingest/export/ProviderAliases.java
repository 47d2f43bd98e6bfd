package dev.tollgate.ingest.export;

import dev.tollgate.kernel.ProviderId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which provider of ours a name in a bill means. The table is data, {@code provider-aliases.csv}; capitals make no
 * difference. A name that is not in it is no provider of ours, and is told apart under its own name.
 */
public final class ProviderAliases {
    private static final String TABLE = "provider-aliases.csv";

    private final Map<String, ProviderId> byName;

    ProviderAliases(String table) {
        byName = new HashMap<>();
        table.lines().skip(1).filter(line -> !line.isBlank()).forEach(this::add);
    }

    static ProviderAliases none() {
        return new ProviderAliases("");
    }

    /** The table that is published with this service. */
    public static ProviderAliases published() {
        try (InputStream table = ProviderAliases.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException(TABLE + " is not in the application");
            }
            return new ProviderAliases(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<ProviderId> providerOf(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    private void add(String line) {
        int comma = line.indexOf(',');
        String name = line.substring(comma + 1).replace("\"", "");
        ProviderId provider = ProviderId.of(line.substring(0, comma))
                .orElseThrow(() -> new IllegalStateException(TABLE + " names a provider that is not ours"));
        byName.put(name.toLowerCase(Locale.ROOT), provider);
    }
}
