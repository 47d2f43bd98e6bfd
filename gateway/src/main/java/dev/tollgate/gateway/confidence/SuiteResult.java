package dev.tollgate.gateway.confidence;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one report says about one suite.
 *
 * @param name the {@code <testsuite name>}, or the name that the upload gave
 * @param tests test cases that the report shows one by one
 * @param statedTests how many it speaks of, at any level, and at least those that it shows; more than it shows means
 *     that a part is missing
 * @param failures assertions that did not hold; the larger of what is shown and what is stated
 * @param errors tests that broke; the larger of both likewise
 * @param skipped tests that did not run
 * @param firstFailing the names of the first failing tests, at most ten
 */
public record SuiteResult(
        String name, int tests, int statedTests, int failures, int errors, int skipped, List<String> firstFailing) {
    static final int MAX_NAMED = 10;

    public SuiteResult {
        firstFailing = firstFailing.stream().limit(MAX_NAMED).toList();
    }

    static SuiteResult empty(String name) {
        return new SuiteResult(name, 0, 0, 0, 0, 0, List.of());
    }

    /** Both parts of the same suite; the element is where the other part ends. */
    SuiteResult plus(SuiteResult other, Element element) throws UnreadableReport {
        return new SuiteResult(
                name,
                element.bounded((long) tests + other.tests),
                element.bounded((long) statedTests + other.statedTests),
                element.bounded((long) failures + other.failures),
                element.bounded((long) errors + other.errors),
                element.bounded((long) skipped + other.skipped),
                Stream.concat(firstFailing.stream(), other.firstFailing.stream())
                        .toList());
    }

    /** Tests that were really executed. */
    public int ran() {
        return Math.max(0, tests - skipped);
    }

    public long failed() {
        return (long) failures + errors;
    }

    /** The same, with so many tests more that the report speaks of and shows nowhere. */
    SuiteResult missing(int unaccounted) {
        return new SuiteResult(
                name, tests, Math.addExact(statedTests, unaccounted), failures, errors, skipped, firstFailing);
    }
}
