package dev.tollgate.ingest.conformance;

/**
 * One line of the table.
 *
 * @param id as in the requirements model of FOCUS 1.2, where it has the rule; ours have {@code -T-} in them
 * @param since the first version that has the rule
 * @param until the last one
 * @param section the heading in the specification
 * @param column whose cells are judged; empty for a rule about the header as a whole
 */
public record Rule(
        String id,
        FocusVersion since,
        FocusVersion until,
        String section,
        Severity severity,
        String column,
        Check check,
        When when,
        String text) {
    boolean isOf(FocusVersion version) {
        return since.compareTo(version) <= 0 && version.compareTo(until) <= 0;
    }

    /** True where the column is in every file of a version that has the rule. */
    boolean makesMandatory() {
        return check instanceof Check.Present && severity == Severity.ERROR && when.equals(When.ALWAYS);
    }
}
