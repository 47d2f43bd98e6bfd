package dev.tollgate.gateway.confidence;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one report says about one suite.
 *
 * @param name the {@code <testsuite name>}, or the name that the upload gave
 * @param tests test cases that the report shows one by one
 * @param statedTests how many it says there are; more than it shows means that a part is missing
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

    /** Both parts of the same suite. */
    SuiteResult plus(SuiteResult other) {
        return new SuiteResult(
                name,
                Math.addExact(tests, other.tests),
                Math.addExact(statedTests, other.statedTests),
                Math.addExact(failures, other.failures),
                Math.addExact(errors, other.errors),
                Math.addExact(skipped, other.skipped),
                Stream.concat(firstFailing.stream(), other.firstFailing.stream())
                        .toList());
    }

    /** Tests that were really executed. */
    public int ran() {
        return Math.max(0, tests - skipped);
    }

    public int failed() {
        return Math.addExact(failures, errors);
    }
}
