package dev.tollgate.ingest.export;

/**
 * Two parts that have rows in common, so that a sum of both may count them twice.
 *
 * @param rows how many stand in both, by estimate
 */
public record Overlap(String first, String later, long rows) {
    /** In words. */
    public String text() {
        return first + " and " + later + " have about " + rows
                + " rows in common, though neither is a copy of the other";
    }
}
