package dev.tollgate.canary.probe.adapter.rest;

import dev.tollgate.canary.probe.ProbeRun;
import dev.tollgate.canary.probe.ProbeRuns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Waits for a run to end by asking the database, since another replica may be the one that runs it. */
@ApplicationScoped
class LongPoll {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,2}s");
    private static final int MAX_SECONDS = 60;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ProbeRuns runs;
    private final Vertx vertx;

    LongPoll(ProbeRuns runs, Vertx vertx) {
        this.runs = runs;
        this.vertx = vertx;
    }

    /** Reads {@code 30s}; no wait unless given. */
    static Duration waitOf(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        int seconds = SHAPE.matcher(text).matches() ? Integer.parseInt(text.substring(0, text.length() - 1)) : -1;
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw ProbeRunRequest.mistake("wait", "is a number of seconds up to 60s, as 30s");
        }
        return Duration.ofSeconds(seconds);
    }

    /** The run as it is when it has ended or the wait is over. */
    Uni<Optional<ProbeRun>> until(UUID id, Duration wait) {
        return look(id, wait.dividedBy(PAUSE));
    }

    private Uni<Optional<ProbeRun>> look(UUID id, long looksLeft) {
        return runs.find(id)
                .chain(found ->
                        looksLeft == 0 || found.map(ProbeRun::isFinished).orElse(true)
                                ? Uni.createFrom().item(found)
                                : pause().chain(() -> look(id, looksLeft - 1)));
    }

    /** The timer fires on the context of the request, which the database needs. */
    private Uni<Void> pause() {
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(PAUSE.toMillis(), _ -> emitter.complete(null)));
    }
}
