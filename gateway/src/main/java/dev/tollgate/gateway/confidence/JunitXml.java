package dev.tollgate.gateway.confidence;

import dev.tollgate.gateway.confidence.Tally.Counts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads JUnit XML ({@code <testsuites>} or a single {@code <testsuite>}, nested or not) into one result a suite.
 *
 * <p>Every test case counts for each suite that is open around it, and so does a failure that stands outside of any
 * case. Parts of a suite that come under the same name are added up. What {@code <testsuites>} states and no suite
 * accounts for could belong to any of them, and so makes all of them incomplete.
 */
public final class JunitXml implements HardenedXml.Elements {
    private static final int MAX_SUITES = 10_000;

    private enum Outcome {
        FAILED,
        BROKEN,
        SKIPPED
    }

    private record Case(String name, Set<Outcome> outcomes) {
        boolean isBroken() {
            return outcomes.contains(Outcome.BROKEN);
        }

        boolean isFailed() {
            return !isBroken() && outcomes.contains(Outcome.FAILED);
        }

        boolean isSkipped() {
            return !isBroken() && !isFailed() && outcomes.contains(Outcome.SKIPPED);
        }

        Counts counts() {
            return new Counts(1, isFailed() ? 1 : 0, isBroken() ? 1 : 0, isSkipped() ? 1 : 0);
        }
    }

    private final Optional<String> override;
    private final Map<String, SuiteResult> suites = new LinkedHashMap<>();
    private final Deque<Tally> open = new ArrayDeque<>();
    private final Deque<Case> cases = new ArrayDeque<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final AtomicLong unaccounted = new AtomicLong();

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
        if (reading.suites.isEmpty()) {
            throw new UnreadableReport("holds no <testsuite>", 0, 0);
        }
        List<SuiteResult> all = new ArrayList<>(reading.suites.size());
        for (SuiteResult suite : reading.suites.values()) {
            all.add(suite.missing(Math.toIntExact(reading.unaccounted.get())));
        }
        return List.copyOf(all);
    }

    @Override
    public void start(Element element) throws UnreadableReport {
        if (path.isEmpty() && !Set.of("testsuites", "testsuite").contains(element.name())) {
            throw element.wrong("is no JUnit report: its root is neither <testsuites> nor <testsuite>");
        }
        path.push(element.name());
        switch (element.name()) {
            case "testsuites" -> open.push(new Tally(Optional.empty(), element));
            case "testsuite" -> startSuite(element);
            case "testcase" ->
                cases.push(new Case(
                        element.attribute("classname").map(name -> name + ".").orElse("")
                                + element.attribute("name").orElse("(no name)"),
                        EnumSet.noneOf(Outcome.class)));
            case "failure" -> note(Outcome.FAILED);
            case "error" -> note(Outcome.BROKEN);
            case "skipped" -> note(Outcome.SKIPPED);
            default -> {
                // Properties, output and whatever else a tool adds prove nothing.
            }
        }
    }

    @Override
    public void end(Element element) throws UnreadableReport {
        path.pop();
        switch (element.name()) {
            case "testsuites" -> endRoot(element);
            case "testsuite" -> endSuite(element);
            case "testcase" -> endCase(cases.pop());
            default -> {
                // It was not counted when it started either.
            }
        }
    }

    private void startSuite(Element element) throws UnreadableReport {
        if (!cases.isEmpty()) {
            throw element.wrong("has a <testsuite> inside a <testcase>");
        }
        String name = override.isPresent() ? override.get() : element.needed("name");
        open.push(new Tally(Optional.of(name), element));
        suites.putIfAbsent(name, SuiteResult.empty(name));
        if (suites.size() > MAX_SUITES) {
            throw element.wrong("has more than " + MAX_SUITES + " suites");
        }
    }

    /** A suite inside another of the same name is part of what the outer one counts already. */
    private void endSuite(Element element) throws UnreadableReport {
        Tally suite = open.pop();
        String name = suite.name().orElseThrow();
        if (open.stream().noneMatch(outer -> outer.isNamed(name))) {
            SuiteResult result = suite.result(name, element);
            suites.put(name, suites.getOrDefault(name, SuiteResult.empty(name)).plus(result, element));
        }
        if (!open.isEmpty()) {
            open.getFirst().show(suite);
        }
    }

    private void endRoot(Element element) throws UnreadableReport {
        Tally root = open.pop();
        element.bounded(unaccounted.addAndGet(root.unaccounted()));
        if (!open.isEmpty()) {
            open.getFirst().show(root);
        }
    }

    private void note(Outcome seen) {
        if (!cases.isEmpty()) {
            cases.forEach(around -> around.outcomes().add(seen));
        } else if (seen != Outcome.SKIPPED) {
            outsideOfAnyCase(seen);
        }
    }

    /** A setup that broke belongs to no case, and is no less a failure. */
    private void outsideOfAnyCase(Outcome seen) {
        open.getFirst()
                .show(
                        new Counts(0, seen == Outcome.FAILED ? 1 : 0, seen == Outcome.BROKEN ? 1 : 0, 0),
                        Optional.of("(outside of any test case)"));
        noteWithoutSuite(true);
    }

    private void endCase(Case ended) {
        boolean bad = ended.isFailed() || ended.isBroken();
        open.getFirst().show(ended.counts(), bad ? Optional.of(ended.name()) : Optional.empty());
        noteWithoutSuite(bad);
    }

    /** What failed directly below the root is shown, and yet belongs to no suite that could answer for it. */
    private void noteWithoutSuite(boolean bad) {
        if (bad && open.stream().allMatch(around -> around.name().isEmpty())) {
            unaccounted.incrementAndGet();
        }
    }
}
