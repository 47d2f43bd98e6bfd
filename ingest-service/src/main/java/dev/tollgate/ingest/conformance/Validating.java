package dev.tollgate.ingest.conformance;

import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Judges one file by the rules of a FOCUS version, as a source passes its rows to any number of workers. Use it for one
 * file: hand it to the source, then ask for the report.
 */
public final class Validating implements RowReaders {
    private final RuleBook book;
    private final Optional<FocusVersion> asked;
    private final Set<String> onlyRules;
    private final AtomicReference<Optional<Attempt>> attempt = new AtomicReference<>(Optional.empty());

    /** A source may begin again from the start of the file; then only what the last attempt found counts. */
    private record Attempt(
            FocusVersion version, FocusVersion fits, Ruling ruling, ConcurrentLinkedQueue<Findings> workers) {}

    /**
     * @param asked the version to judge by; without one it is 1.2, or 1.3 where the header has a column that only 1.3
     *     defines
     * @param onlyRules the ids to judge by; empty means all of the version
     */
    public Validating(RuleBook book, Optional<FocusVersion> asked, Set<String> onlyRules) {
        this.book = book;
        this.asked = asked;
        this.onlyRules = Set.copyOf(onlyRules);
    }

    @Override
    public Supplier<RowReader> forHeader(List<String> header) {
        FocusVersion fits = book.oldestWith(header);
        FocusVersion version = asked.orElse(fits == FocusVersion.V1_3 ? fits : FocusVersion.V1_2);
        List<Rule> rules = book.rules(version).stream()
                .filter(rule -> onlyRules.isEmpty() || onlyRules.contains(rule.id()))
                .toList();
        Ruling ruling = Compiling.compile(book, version, rules, header);
        Attempt fresh = new Attempt(version, fits, ruling, new ConcurrentLinkedQueue<>());
        attempt.set(Optional.of(fresh));
        return () -> {
            Findings findings = new Findings(ruling);
            fresh.workers().add(findings);
            return new RowJudging(ruling, findings);
        };
    }

    /**
     * Called once all workers are done.
     *
     * @throws IllegalStateException when no header was seen
     */
    public ConformanceReport report() {
        Attempt last = attempt.get().orElseThrow(() -> new IllegalStateException("no file was read"));
        Findings all = new Findings(last.ruling());
        last.workers().forEach(all::merge);
        List<String> order = book.rules().stream().map(Rule::id).toList();
        List<RuleResult> results = all.results().stream()
                .sorted(Comparator.comparingInt(
                        result -> order.indexOf(result.rule().id())))
                .toList();
        return new ConformanceReport(
                last.version(),
                last.fits(),
                all.rows(),
                all.ragged().count(),
                all.ragged().lines(),
                results);
    }
}
