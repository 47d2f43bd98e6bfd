package dev.tollgate.ingest.webhook.adapter.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Whether something is said again, of which one line a minute says enough. For any number of threads. */
final class OnceAMinute {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final ConcurrentMap<String, Instant> said = new ConcurrentHashMap<>();

    OnceAMinute(InstantSource clock) {
        this.clock = clock;
    }

    /** @param what one of a bounded number: each is remembered */
    boolean isDue(String what) {
        Instant now = clock.instant();
        Instant before = said.putIfAbsent(what, now);
        return before == null || !now.isBefore(before.plus(PAUSE)) && said.replace(what, before, now);
    }
}
