package dev.tollgate.gateway.confidence;

import dev.tollgate.gateway.confidence.CoverageReport.Format;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * {@code <package name="a/b"><sourcefile name="C.java"><counter type="LINE" missed covered>}: the counters that stand
 * directly below a source file are its totals; those of methods and classes say the same again.
 */
final class JacocoReading implements CoverageXml.CoverageReading {
    private final Deque<String> path = new ArrayDeque<>();
    private final Deque<String> folders = new ArrayDeque<>();
    private final List<String> file = new ArrayList<>(1);
    private final Map<String, ModuleCoverage> modules = new LinkedHashMap<>();

    @Override
    public Format format() {
        return Format.JACOCO;
    }

    @Override
    public List<ModuleCoverage> modules() {
        return List.copyOf(modules.values());
    }

    @Override
    public int size() {
        return modules.size();
    }

    @Override
    public void start(Element element) throws UnreadableReport {
        String parent = Objects.requireNonNullElse(path.peek(), "");
        path.push(element.name());
        switch (element.name()) {
            case "group" -> folders.addLast(element.needed("name"));
            case "package" -> folders.addLast(element.attribute("name").orElse(""));
            case "sourcefile" -> startFile(element);
            case "counter" -> {
                if (parent.equals("sourcefile")) {
                    count(element);
                }
            }
            default -> {
                // Sessions, classes, methods and single lines repeat what the counters sum up.
            }
        }
    }

    @Override
    public void end(Element element) {
        path.pop();
        if (Set.of("group", "package").contains(element.name())) {
            folders.removeLast();
        }
    }

    private void startFile(Element element) throws UnreadableReport {
        List<String> steps = new ArrayList<>(folders);
        steps.removeIf(String::isEmpty);
        steps.add(element.needed("name"));
        String name = String.join("/", steps);
        if (name.length() > HardenedXml.MAX_NAME) {
            throw element.wrong("has a path of more than " + HardenedXml.MAX_NAME + " characters");
        }
        file.clear();
        file.add(name);
        if (modules.putIfAbsent(name, new ModuleCoverage(name, 0, 0, 0, 0)) != null) {
            throw element.wrong("covers the same source file twice");
        }
    }

    private void count(Element element) throws UnreadableReport {
        String type = element.needed("type");
        int covered = element.neededCount("covered");
        int total = Math.addExact(element.neededCount("missed"), covered);
        modules.computeIfPresent(file.getFirst(), (name, known) -> switch (type) {
            case "LINE" -> new ModuleCoverage(name, covered, total, known.branchCovered(), known.branchTotal());
            case "BRANCH" -> new ModuleCoverage(name, known.lineCovered(), known.lineTotal(), covered, total);
            default -> known;
        });
    }
}
