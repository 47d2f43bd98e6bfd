package dev.tollgate.gateway.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Counts one element of a JUnit report while it is open: what it states against what it and all inside it show. */
final class Tally {
    private final Optional<String> name;
    private final Counts stated;
    private final AtomicReference<Counts> shown = new AtomicReference<>(Counts.NONE);
    private final AtomicReference<Counts> told = new AtomicReference<>(Counts.NONE);
    private final List<String> failing = new ArrayList<>();

    /**
     * Tests, and how many of them did not simply pass. Sums are exact: each is of numbers up to {@link Element#MAX_COUNT},
     * and there are no more of them than elements in a report.
     */
    record Counts(long tests, long failures, long errors, long skipped) {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    tests + other.tests, failures + other.failures, errors + other.errors, skipped + other.skipped);
        }

        /** Where both contradict each other, the worse. */
        Counts orWorse(Counts other) {
            return new Counts(
                    Math.max(tests, other.tests),
                    Math.max(failures, other.failures),
                    Math.max(errors, other.errors),
                    Math.max(skipped, other.skipped));
        }
    }

    /** @param name of the suite; none for {@code <testsuites>} */
    Tally(Optional<String> name, Element element) throws UnreadableReport {
        this.name = name;
        this.stated = new Counts(
                element.count("tests"), element.count("failures"), element.count("errors"), element.count("skipped"));
    }

    Optional<String> name() {
        return name;
    }

    boolean isNamed(String other) {
        return name.filter(other::equals).isPresent();
    }

    /** Something that stands directly in this element. */
    void show(Counts counts, Optional<String> failed) {
        add(counts, counts);
        failed.filter(_ -> failing.size() < SuiteResult.MAX_NAMED).ifPresent(failing::add);
    }

    /** A suite inside this element: what it states and does not show is missing here too. */
    void show(Tally inner) {
        add(inner.shown.get(), inner.worst());
        inner.failing.stream()
                .limit(SuiteResult.MAX_NAMED - (long) failing.size())
                .forEach(failing::add);
    }

    private void add(Counts toShown, Counts toTold) {
        shown.updateAndGet(toShown::plus);
        told.updateAndGet(toTold::plus);
    }

    private Counts worst() {
        return stated.orWorse(told.get());
    }

    /** How many tests or outcomes are stated here that nothing inside accounts for. */
    long unaccounted() {
        return Math.max(
                Math.max(0, stated.tests() - told.get().tests()),
                Math.max(0, stated.failures() - told.get().failures())
                        + Math.max(0, stated.errors() - told.get().errors()));
    }

    /** @param element where the suite ends */
    SuiteResult result(String suite, Element element) throws UnreadableReport {
        Counts worst = worst();
        return new SuiteResult(
                suite,
                element.bounded(shown.get().tests()),
                element.bounded(worst.tests()),
                element.bounded(worst.failures()),
                element.bounded(worst.errors()),
                element.bounded(worst.skipped()),
                failing);
    }
}
