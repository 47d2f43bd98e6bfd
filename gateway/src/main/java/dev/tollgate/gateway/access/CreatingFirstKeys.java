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
        // Written first: keys that are stored and were never handed over would lock everybody out. Under a name of this
        // attempt's own, because another replica may be doing the same for the same file.
        Path staged = files.stage(file, drawn);
        return keys.addFirst(drawn.stream().map(NewKey::key).toList())
                .onFailure()
                .recoverWithUni(failure -> wasStored(drawn, staged, failure))
                .invoke(added -> settle(added, staged, file));
    }

    /** A failure may be the loss of the answer only; whether the keys are stored is then asked, never guessed. */
    private Uni<Boolean> wasStored(List<NewKey> drawn, Path staged, Throwable failure) {
        return keys.find(drawn.getFirst().key().id())
                .onFailure()
                .invoke(() -> LOG.errorf("whether the first keys are stored is not known; they stay in %s", staged))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        files.discard(staged);
                    }
                })
                .map(found -> found.map(_ -> true).orElseThrow(() -> new IllegalStateException(failure)));
    }

    private void settle(boolean added, Path staged, Path file) {
        if (added) {
            files.handOver(staged, file);
            LOG.infof("three API keys, one a role, are in %s", file);
        } else {
            files.discard(staged);
        }
    }
}
