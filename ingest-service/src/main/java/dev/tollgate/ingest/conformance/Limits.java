package dev.tollgate.ingest.conformance;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often rules of a severity may be broken before a file fails.
 *
 * @param bySeverity a severity that is not named may be broken any number of times
 */
public record Limits(Map<Severity, Long> bySeverity) {
    /** No error, any number of warnings. */
    public static final Limits USUAL = new Limits(Map.of(Severity.ERROR, 0L));

    public Limits {
        bySeverity = Map.copyOf(bySeverity);
    }

    /** These limits, with the one of a severity replaced; an absent one means any number. */
    public Limits with(Severity severity, Optional<Long> limit) {
        Map<Severity, Long> changed = new EnumMap<>(Severity.class);
        changed.putAll(bySeverity);
        changed.remove(severity);
        limit.ifPresent(most -> changed.put(severity, most));
        return new Limits(changed);
    }

    public Optional<Long> of(Severity severity) {
        return Optional.ofNullable(bySeverity.get(severity));
    }

    boolean isExceeded(Severity severity, long failed) {
        return of(severity).map(most -> failed > most).orElse(false);
    }
}
