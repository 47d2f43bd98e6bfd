package dev.tollgate.gateway.access;

import dev.tollgate.kernel.Identifiers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Gives a service without any key its first three, if it was told where to put them. */
@ApplicationScoped
public class CreatingFirstKeys {
    private static final Logger LOG = Logger.getLogger(CreatingFirstKeys.class);

    private final ApiKeys keys;
    private final AccessConfig config;
    private final FirstKeysFiles files;
    private final InstantSource clock;
    private final Identifiers identifiers;

    CreatingFirstKeys(
            ApiKeys keys, AccessConfig config, FirstKeysFiles files, InstantSource clock, Identifiers identifiers) {
        this.keys = keys;
        this.config = config;
        this.files = files;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /** @return whether keys were created */
    public Uni<Boolean> createIfNone() {
        return keys.isEmpty().chain(empty -> empty ? create() : Uni.createFrom().item(false));
    }

    private Uni<Boolean> create() {
        if (config.firstKeysFile().isEmpty()) {
            LOG.warn("there is no API key, so nobody can get in: set TOLLGATE_ACCESS_FIRST_KEYS_FILE and start again,"
                    + " and three keys are written there");
            return Uni.createFrom().item(false);
        }
        Path file = config.firstKeysFile().get();
        List<NewKey> drawn = Stream.of(Role.values())
                .map(role -> NewKey.draw(role.id() + "-1", role, identifiers, clock.instant()))
                .toList();
        // The file first: keys that are stored and were never handed over would lock everybody out.
        files.write(file, drawn);
        return keys.addFirst(drawn.stream().map(NewKey::key).toList())
                .onFailure()
                .invoke(() -> files.remove(file))
                .invoke(added -> {
                    if (added) {
                        LOG.infof("three API keys, one a role, are in %s", file);
                    } else {
                        files.remove(file);
                    }
                });
    }
}
