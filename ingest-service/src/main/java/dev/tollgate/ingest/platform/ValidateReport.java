package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.conformance.ConformanceReport;
import dev.tollgate.ingest.conformance.Limits;
import dev.tollgate.ingest.conformance.RuleResult;
import dev.tollgate.ingest.conformance.Severity;
import dev.tollgate.ingest.export.ExportRefused;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code validate --json} prints.
 *
 * @param conclusion {@code PASSED}, {@code FAILED} or {@code UNPROVEN}: exit codes 0, 1 and 3
 * @param focusVersion by which the file was judged; absent, as all below, when it could not be read
 * @param headerFits the oldest version that defines every FOCUS column of the header
 * @param rows how many were judged
 * @param ragged how many were not, since their width is not the header's
 * @param failed by severity: how often its rules were broken
 * @param limits by severity: how often they may be; a severity without one is not there
 * @param rules one for each rule, worst first
 */
@RegisterForReflection
record ValidateReport(
        String file,
        String conclusion,
        Optional<String> focusVersion,
        Optional<String> headerFits,
        long rows,
        long ragged,
        List<Long> raggedLines,
        Map<String, Long> failed,
        Map<String, Long> limits,
        List<RuleEntry> rules,
        Optional<Unreadable> unreadable) {

    static final Comparator<RuleResult> WORST_FIRST = Comparator.comparing(RuleResult::outcome)
            .thenComparing(result -> result.rule().severity())
            .thenComparing(RuleResult::failed, Comparator.reverseOrder());

    static ValidateReport of(String file, ConformanceReport report, Limits limits) {
        return new ValidateReport(
                file,
                report.conclusion(limits).name(),
                Optional.of(report.version().toString()),
                Optional.of(report.fits().toString()),
                report.rows(),
                report.ragged(),
                report.raggedLines(),
                bySeverity(severity -> Optional.of(report.failed(severity))),
                bySeverity(limits::of),
                report.results().stream().sorted(WORST_FIRST).map(RuleEntry::of).toList(),
                Optional.empty());
    }

    static ValidateReport unreadable(String file, ExportRefused refused, Limits limits) {
        return new ValidateReport(
                file,
                ConformanceReport.Conclusion.UNPROVEN.name(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                List.of(),
                Map.of(),
                bySeverity(limits::of),
                List.of(),
                Optional.of(new Unreadable(refused.reason().name(), refused.explanation())));
    }

    private static Map<String, Long> bySeverity(java.util.function.Function<Severity, Optional<Long>> value) {
        Map<String, Long> bySeverity = new TreeMap<>();
        for (Severity severity : Severity.values()) {
            value.apply(severity).ifPresent(number -> bySeverity.put(severity.word(), number));
        }
        return bySeverity;
    }

    /**
     * @param column whose cells are judged; absent for a rule about the whole header
     * @param outcome {@code failed}, {@code unproven}, {@code passed} or {@code not_exercised}
     * @param judged how many rows it was put to; or column names, or 1 for the header as a whole
     * @param failed how often it was broken
     * @param lines the first lines where; none for a rule about the header
     * @param columns the first columns where, from 1; for a rule about column names only
     * @param note why it was not exercised or is unproven
     */
    @RegisterForReflection
    record RuleEntry(
            String id,
            String section,
            String severity,
            Optional<String> column,
            String outcome,
            long judged,
            long failed,
            List<Long> lines,
            List<Long> columns,
            String text,
            Optional<String> note) {
        static RuleEntry of(RuleResult result) {
            String column = result.rule().column();
            return new RuleEntry(
                    result.rule().id(),
                    result.rule().section(),
                    result.rule().severity().word(),
                    column.isEmpty() ? Optional.empty() : Optional.of(column),
                    result.outcome().name().toLowerCase(Locale.ROOT),
                    result.judged(),
                    result.failed(),
                    result.isAboutHeader() ? List.of() : result.places(),
                    result.isAboutHeader() ? result.places() : List.of(),
                    result.rule().text(),
                    result.note().isEmpty() ? Optional.empty() : Optional.of(result.note()));
        }
    }

    @RegisterForReflection
    record Unreadable(String reason, String explanation) {}
}
