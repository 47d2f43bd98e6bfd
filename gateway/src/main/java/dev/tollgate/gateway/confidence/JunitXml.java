package dev.tollgate.gateway.confidence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads JUnit XML ({@code <testsuites>} or a single {@code <testsuite>}, nested or not) into one result a suite.
 *
 * <p>Every test case counts for each suite that is open around it. Parts of a suite that come under the same name are
 * added up.
 */
public final class JunitXml implements HardenedXml.Elements {
    private static final int MAX_SUITES = 10_000;

    private enum Outcome {
        FAILED,
        BROKEN,
        SKIPPED
    }

    /** What a suite says of itself, to be held against what it shows. */
    private record Stated(String name, int tests, int failures, int errors, int skipped) {}

    private final Optional<String> override;
    private final Map<String, SuiteResult> shown = new LinkedHashMap<>();
    private final Map<String, SuiteResult> stated = new LinkedHashMap<>();
    private final Deque<Stated> open = new ArrayDeque<>();
    private final Deque<String> testCase = new ArrayDeque<>();
    private final Set<Outcome> outcome = EnumSet.noneOf(Outcome.class);
    private final Deque<String> path = new ArrayDeque<>();

    private JunitXml(Optional<String> override) {
        this.override = override;
    }

    /**
     * @param override the name under which all suites of the report count together
     * @return the suites, in the order of the report
     */
    public static List<SuiteResult> read(byte[] xml, Optional<String> override) throws UnreadableReport {
        JunitXml reading = new JunitXml(override);
        HardenedXml.read(xml, reading);
        List<SuiteResult> suites = new ArrayList<>();
        for (Map.Entry<String, SuiteResult> entry : reading.shown.entrySet()) {
            suites.add(merge(entry.getValue(), reading.stated.getOrDefault(entry.getKey(), entry.getValue())));
        }
        if (suites.isEmpty()) {
            throw new UnreadableReport("holds no <testsuite>", 0, 0);
        }
        return suites;
    }

    @Override
    public void start(Element element) throws UnreadableReport {
        if (path.isEmpty() && !Set.of("testsuites", "testsuite").contains(element.name())) {
            throw element.wrong("is no JUnit report: its root is neither <testsuites> nor <testsuite>");
        }
        path.push(element.name());
        switch (element.name()) {
            case "testsuite" -> startSuite(element);
            case "testcase" -> {
                testCase.push(
                        (element.attribute("classname").map(name -> name + ".").orElse("")
                                + element.attribute("name").orElse("(no name)")));
                outcome.clear();
            }
            case "failure" -> note(Outcome.FAILED);
            case "error" -> note(Outcome.BROKEN);
            case "skipped" -> note(Outcome.SKIPPED);
            default -> {
                // Properties, output and whatever else a tool adds prove nothing.
            }
        }
    }

    @Override
    public void end(String name) {
        path.pop();
        if (name.equals("testsuite")) {
            endSuite();
        } else if (name.equals("testcase")) {
            endCase(testCase.pop());
        }
    }

    private void startSuite(Element element) throws UnreadableReport {
        String name = override.isPresent() ? override.get() : element.needed("name");
        open.push(new Stated(
                name,
                element.count("tests"),
                element.count("failures"),
                element.count("errors"),
                element.count("skipped")));
        shown.putIfAbsent(name, SuiteResult.empty(name));
        if (shown.size() > MAX_SUITES) {
            throw element.wrong("has more than " + MAX_SUITES + " suites");
        }
    }

    /** A suite inside another of the same name is part of what the outer one states already. */
    private void endSuite() {
        Stated suite = open.pop();
        boolean inside = open.stream().anyMatch(outer -> outer.name().equals(suite.name()));
        if (!inside) {
            stated.merge(
                    suite.name(),
                    new SuiteResult(
                            suite.name(),
                            0,
                            suite.tests(),
                            suite.failures(),
                            suite.errors(),
                            suite.skipped(),
                            List.of()),
                    SuiteResult::plus);
        }
    }

    private void note(Outcome seen) {
        if (!testCase.isEmpty()) {
            outcome.add(seen);
        }
    }

    private void endCase(String name) {
        boolean broken = outcome.contains(Outcome.BROKEN);
        boolean failed = !broken && outcome.contains(Outcome.FAILED);
        boolean skipped = !broken && !failed && outcome.contains(Outcome.SKIPPED);
        Set<String> suites = new LinkedHashSet<>();
        open.forEach(suite -> suites.add(suite.name()));
        for (String suite : suites) {
            shown.merge(
                    suite,
                    new SuiteResult(
                            suite,
                            1,
                            0,
                            failed ? 1 : 0,
                            broken ? 1 : 0,
                            skipped ? 1 : 0,
                            failed || broken ? List.of(name) : List.of()),
                    SuiteResult::plus);
        }
    }

    /** Where a report contradicts itself, the worse of both counts. */
    private static SuiteResult merge(SuiteResult shown, SuiteResult stated) {
        return new SuiteResult(
                shown.name(),
                shown.tests(),
                stated.statedTests(),
                Math.max(shown.failures(), stated.failures()),
                Math.max(shown.errors(), stated.errors()),
                Math.max(shown.skipped(), stated.skipped()),
                shown.firstFailing());
    }
}
