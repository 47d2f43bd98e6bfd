package dev.tollgate.ingest.conformance;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a file's rows and header say about the rules of one version.
 *
 * @param version by which it was judged
 * @param fits the oldest version that defines every FOCUS column of the header
 * @param rows how many were judged
 * @param ragged how many were not, since their width is not the header's
 * @param raggedLines the first of those
 * @param results one for each rule, in the order of the table
 */
public record ConformanceReport(
        FocusVersion version,
        FocusVersion fits,
        long rows,
        long ragged,
        List<Long> raggedLines,
        List<RuleResult> results) {
    /** What it comes to. */
    public enum Conclusion {
        PASSED,
        FAILED,
        /** No limit is exceeded, but not everything could be looked at, or nothing was. */
        UNPROVEN
    }

    public ConformanceReport {
        raggedLines = List.copyOf(raggedLines);
        results = List.copyOf(results);
    }

    /** False where so many mandatory columns are missing that the rows were not judged. */
    public boolean isFocus() {
        return with(Outcome.FAILED).noneMatch(result -> result.rule().check() instanceof Check.FocusAtAll);
    }

    /** How often rules of a severity were broken. */
    public long failed(Severity severity) {
        return results.stream()
                .filter(result -> result.rule().severity() == severity)
                .mapToLong(RuleResult::failed)
                .sum();
    }

    public long count(Outcome outcome) {
        return with(outcome).count();
    }

    public Stream<RuleResult> with(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome);
    }

    /** True where a severity was broken more often than its limit allows. */
    public boolean isExceeded(Severity severity, Limits limits) {
        return limits.isExceeded(severity, failed(severity));
    }

    /** A failure is one, whatever else is unproven. */
    public Conclusion conclusion(Limits limits) {
        if (Stream.of(Severity.values()).anyMatch(severity -> isExceeded(severity, limits))) {
            return Conclusion.FAILED;
        }
        boolean nothingExercised = count(Outcome.NOT_EXERCISED) == results.size();
        return ragged > 0 || nothingExercised || count(Outcome.UNPROVEN) > 0 ? Conclusion.UNPROVEN : Conclusion.PASSED;
    }
}
