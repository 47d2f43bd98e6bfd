package dev.tollgate.ingest.export;

import java.time.Instant;
import java.util.Optional;

/**
 * What is told of a delivery besides its rows: how recent it is, whether it is whole, and whether its month can still
 * move.
 *
 * @param asOf up to when the provider had counted
 * @param completenessBy empty when nobody says whether it is whole
 */
public record Delivery(
        Instant asOf,
        ToldBy asOfBy,
        Completeness completeness,
        Optional<ToldBy> completenessBy,
        PeriodState periodState) {
    public Delivery {
        if ((completeness == Completeness.UNKNOWN) == completenessBy.isPresent()) {
            throw new IllegalArgumentException(completeness + " told by " + completenessBy);
        }
    }

    /** The same of a month that turns out to be closed. */
    Delivery closed() {
        return new Delivery(asOf, asOfBy, completeness, completenessBy, PeriodState.CLOSED);
    }

    /** Who says so; the first of those that are there. */
    public enum ToldBy {
        /** Metadata that the provider delivers with the export, as FOCUS 1.3 has it. */
        METADATA,
        /** The manifest. */
        MANIFEST,
        /** The files themselves: when the newest was written. */
        OBJECT
    }

    /** Whether the provider has put everything in that it had counted by then. */
    public enum Completeness {
        COMPLETE,
        PARTIAL,
        UNKNOWN
    }

    /** Whether the provider may still change the month. */
    public enum PeriodState {
        OPEN,
        CLOSED,
        UNKNOWN
    }
}
