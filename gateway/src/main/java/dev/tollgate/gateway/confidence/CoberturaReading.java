package dev.tollgate.gateway.confidence;

import dev.tollgate.gateway.confidence.CoverageReport.Format;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <class filename><lines><line number hits condition-coverage="50% (1/2)">}: only the lines directly below a
 * class, because those below its methods are the same again. Classes that share a file share its lines.
 */
final class CoberturaReading implements CoverageXml.CoverageReading {
    private static final Pattern CONDITIONS = Pattern.compile("[^(]*\\(([0-9]{1,6})/([0-9]{1,6})\\)\\s*");

    private record Line(boolean hit, int branchCovered, int branchTotal) {
        Line or(Line other) {
            return new Line(
                    hit || other.hit,
                    Math.max(branchCovered, other.branchCovered),
                    Math.max(branchTotal, other.branchTotal));
        }
    }

    private final Deque<String> path = new ArrayDeque<>();
    private final List<String> file = new ArrayList<>(1);
    private final Map<String, Map<Integer, Line>> files = new LinkedHashMap<>();

    @Override
    public Format format() {
        return Format.COBERTURA;
    }

    @Override
    public List<ModuleCoverage> modules() throws UnreadableReport {
        List<ModuleCoverage> modules = new ArrayList<>(files.size());
        for (Map.Entry<String, Map<Integer, Line>> entry : files.entrySet()) {
            modules.add(sum(entry.getKey(), entry.getValue()));
        }
        return List.copyOf(modules);
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public void start(Element element) throws UnreadableReport {
        boolean directLine = element.name().equals("line")
                && "lines".equals(path.peek())
                && "class".equals(path.stream().skip(1).findFirst().orElse(""));
        path.push(element.name());
        if (element.name().equals("class")) {
            String name = element.needed("filename").replace('\\', '/');
            file.clear();
            file.add(name);
            files.computeIfAbsent(name, _ -> new LinkedHashMap<>());
        } else if (directLine) {
            lines().merge(element.neededCount("number"), line(element), Line::or);
        }
    }

    @Override
    public void end(Element element) {
        path.pop();
    }

    private Map<Integer, Line> lines() {
        return Objects.requireNonNull(files.get(file.getFirst()), "a class was started for this file");
    }

    /** A branch whose conditions are not told cannot be counted, and is not taken for covered or for none. */
    private static Line line(Element element) throws UnreadableReport {
        boolean hit = !element.needed("hits").chars().allMatch(digit -> digit == '0');
        if (!element.attribute("branch").orElse("false").equalsIgnoreCase("true")) {
            return new Line(hit, 0, 0);
        }
        Matcher conditions = CONDITIONS.matcher(element.needed("condition-coverage"));
        if (!conditions.matches()) {
            throw element.wrong("<line> has a condition-coverage without (covered/total)");
        }
        int covered = Integer.parseInt(conditions.group(1));
        int total = Integer.parseInt(conditions.group(2));
        if (covered > total) {
            throw element.wrong("<line> covers more conditions than it has");
        }
        return new Line(hit, covered, total);
    }

    private static ModuleCoverage sum(String path, Map<Integer, Line> lines) throws UnreadableReport {
        long branches = lines.values().stream().mapToLong(Line::branchTotal).sum();
        if (branches > Element.MAX_COUNT) {
            throw new UnreadableReport("has a file with more than " + Element.MAX_COUNT + " conditions", 0, 0);
        }
        return new ModuleCoverage(
                path,
                (int) lines.values().stream().filter(Line::hit).count(),
                lines.size(),
                Math.toIntExact(
                        lines.values().stream().mapToLong(Line::branchCovered).sum()),
                Math.toIntExact(branches));
    }
}
