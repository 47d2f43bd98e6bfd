package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.confidence.ModuleCoverage;
import dev.tollgate.gateway.confidence.Reports.ReceivedModule;
import dev.tollgate.gateway.gate.Check.EvidenceReference;
import dev.tollgate.gateway.gate.Check.Subject;
import dev.tollgate.gateway.gate.Policy.Floors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether tests reach enough of one module (C3); never replaced by a number for the whole project. */
final class CoverageChecks {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private CoverageChecks() {}

    static Check judge(String module, Floors floors, Question question, Evidence evidence) {
        Subject subject = new Subject(
                "coverage:" + module,
                "Tests reach " + floors.minLine().toPlainString() + " % of the lines and "
                        + floors.minBranch().toPlainString() + " % of the branches of " + module,
                Priority.P0);
        String remedy = "attach a coverage report of this commit that covers " + floors.path() + ", branches included";
        List<ReceivedModule> reports = evidence.modules().stream()
                .filter(file -> file.coverage().isAt(floors.path()))
                .toList();
        if (reports.isEmpty()) {
            return subject.unproven(
                    Reason.NO_COVERAGE, "no coverage report of this release covers " + floors.path(), remedy);
        }
        ReceivedModule newest = reports.getFirst();
        Dated dated = new Dated(
                new EvidenceReference("coverage", newest.digest()),
                newest.receivedAt(),
                question.policy().maxAge().coverage());
        boolean ambiguous = reports.stream()
                .filter(file -> file.digest().equals(newest.digest()))
                .anyMatch(
                        file -> !file.coverage().path().equals(newest.coverage().path()));
        if (ambiguous) {
            return dated.unproven(
                    subject,
                    Reason.AMBIGUOUS_COVERAGE,
                    "more than one file of the report ends with " + floors.path(),
                    "name the module by a longer end of its path in the policy");
        }
        return dated.outOfTime(subject, question, "newest report", remedy)
                .orElseGet(() -> judge(subject, floors, newest.coverage(), dated, remedy));
    }

    private static Check judge(Subject subject, Floors floors, ModuleCoverage file, Dated dated, String remedy) {
        if (file.lineTotal() == 0
                || (file.branchTotal() == 0 && floors.minBranch().signum() > 0)) {
            return dated.unproven(
                    subject,
                    Reason.NO_COVERAGE,
                    "the report has " + file.lineTotal() + " lines and " + file.branchTotal() + " branches of "
                            + file.path(),
                    remedy);
        }
        String detail = file.lineCovered() + " of " + file.lineTotal() + " lines and " + file.branchCovered() + " of "
                + file.branchTotal() + " branches of " + file.path();
        List<String> below = new ArrayList<>();
        if (isBelow(file.lineCovered(), file.lineTotal(), floors.minLine())) {
            below.add("lines to " + floors.minLine().toPlainString() + " %");
        }
        if (isBelow(file.branchCovered(), file.branchTotal(), floors.minBranch())) {
            below.add("branches to " + floors.minBranch().toPlainString() + " %");
        }
        return below.isEmpty()
                ? subject.pass(detail, dated.reference(), dated.expiresAt())
                : subject.fail(
                        Reason.COVERAGE_BELOW_FLOOR.name(),
                        detail,
                        "write tests for " + file.path() + " that bring its " + String.join(" and its ", below)
                                + ", and attach the report",
                        dated.reference(),
                        dated.expiresAt());
    }

    /** Cross-multiplied and so exact: nothing is divided, nothing is rounded in anybody's favour. */
    private static boolean isBelow(int covered, int total, BigDecimal floor) {
        return BigDecimal.valueOf(covered).multiply(HUNDRED).compareTo(floor.multiply(BigDecimal.valueOf(total))) < 0;
    }
}
