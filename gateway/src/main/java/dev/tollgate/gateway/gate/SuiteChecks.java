package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.confidence.Reports.ReceivedSuite;
import dev.tollgate.gateway.confidence.SuiteResult;
import dev.tollgate.gateway.gate.Check.EvidenceReference;
import dev.tollgate.gateway.gate.Check.Subject;
import dev.tollgate.gateway.gate.Policy.SuiteRule;
import java.util.List;

/** Whether a suite passed on this commit (C1). The newest report is judged; older failures are told, not hidden (C5). */
final class SuiteChecks {
    private SuiteChecks() {}

    static Check judge(SuiteRule rule, Question question, Evidence evidence) {
        Subject subject =
                new Subject("suite:" + rule.name(), "Suite " + rule.name() + " passed on this commit", rule.priority());
        String remedy = "run the suite " + rule.name() + " on this commit, and attach its JUnit report";
        List<ReceivedSuite> reports = evidence.suites().stream()
                .filter(suite -> suite.result().name().equals(rule.name()))
                .toList();
        if (reports.isEmpty()) {
            return subject.unproven(Reason.NO_REPORT, "no report of this release holds the suite", remedy);
        }
        ReceivedSuite newest = reports.getFirst();
        Dated dated = new Dated(
                new EvidenceReference("junit", newest.digest()),
                newest.receivedAt(),
                question.policy().maxAge().junit());
        return dated.outOfTime(subject, question, "newest report", remedy)
                .orElseGet(() -> judge(rule, subject, newest.result(), dated, earlierFailures(reports)));
    }

    private static Check judge(SuiteRule rule, Subject subject, SuiteResult suite, Dated dated, String earlier) {
        if (suite.failed() > 0) {
            return subject.fail(
                    Reason.SUITE_FAILED.name(),
                    suite.tests() + " tests, " + suite.failures() + " failed and " + suite.errors() + " broke"
                            + named(suite.firstFailing()),
                    "mend what failed in " + rule.name() + ", and attach the report of a run that passed",
                    dated.reference(),
                    dated.expiresAt());
        }
        if (suite.ran() == 0) {
            return dated.unproven(
                    subject,
                    Reason.NO_TEST_RAN,
                    "the report holds the suite, and no test of it ran (" + suite.skipped() + " skipped)",
                    "run the tests of " + rule.name() + ", and attach the report");
        }
        if (suite.statedTests() > suite.tests()) {
            return dated.unproven(
                    subject,
                    Reason.CONTRADICTORY,
                    "the report says " + suite.statedTests() + " tests and shows " + suite.tests(),
                    "attach the whole report of " + rule.name());
        }
        if (suite.ran() < rule.minimumTests()) {
            return dated.unproven(
                    subject,
                    Reason.TOO_FEW_TESTS,
                    suite.ran() + " tests ran; this policy asks for " + rule.minimumTests(),
                    "run all tests of " + rule.name() + ", and attach the report");
        }
        return subject.pass(
                suite.tests() + " tests, none failed" + (suite.skipped() > 0 ? ", " + suite.skipped() + " skipped" : "")
                        + earlier,
                dated.reference(),
                dated.expiresAt());
    }

    private static String named(List<String> failing) {
        return failing.isEmpty() ? "" : "; first: " + String.join(", ", failing);
    }

    private static String earlierFailures(List<ReceivedSuite> reports) {
        long failed = reports.stream()
                .skip(1)
                .filter(report -> report.result().failed() > 0)
                .count();
        return failed == 0 ? "" : "; it failed in " + failed + " earlier report(s) of the same commit";
    }
}
