package dev.tollgate.ingest.backfill;

import java.util.Locale;

/**
 * Where in its file an event stands.
 *
 * @param number from 1
 */
public record EventPlace(Unit unit, long number) {
    /** What is counted. */
    public enum Unit {
        /** Lines, the empty ones too, as an editor counts them. */
        LINE,
        /** Events of a JSON array. */
        EVENT
    }

    @Override
    public String toString() {
        return unit.name().toLowerCase(Locale.ROOT) + " " + number;
    }
}
