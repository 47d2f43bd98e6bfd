package dev.tollgate.ingest.webhook;

import java.time.Duration;

/** How far health looks back: a minute to seven days. */
public record HealthWindow(Duration length) {
    /** The longest. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** The shortest: deliveries are told by the minute. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException when it is longer or shorter */
    public HealthWindow {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a window is PT1M to P7D long");
        }
    }
}
