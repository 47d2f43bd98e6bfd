package dev.tollgate.local;

import java.util.List;

/** What a pipeline would upload: a JUnit report of the five suites, and a Cobertura report of the two modules. */
final class SampleReports {
    private static final List<String> SUITES = List.of(
            "critical-backend", "balance-page", "wallet-recovery-e2e", "billing-integration", "billing-regression");
    private static final List<String> CRITICAL_TESTS = List.of(
            "test_billing_topup",
            "test_billing_subscription",
            "test_billing_subscription_webhook",
            "test_billing_integration");

    private SampleReports() {}

    static String junit(boolean oneFails) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        for (String suite : SUITES) {
            boolean failing = oneFails && suite.equals("critical-backend");
            xml.append(
                    "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"1.0\">\n"
                            .formatted(suite, CRITICAL_TESTS.size(), failing ? 1 : 0));
            for (String test : CRITICAL_TESTS) {
                boolean fails = failing && test.equals("test_billing_topup");
                xml.append("    <testcase classname=\"%s\" name=\"%s\" time=\"0.25\">%s</testcase>\n"
                        .formatted(suite, test, fails ? "<failure message=\"balance is 0, expected 10\"/>" : ""));
            }
            xml.append("  </testsuite>\n");
        }
        return xml.append("</testsuites>\n").toString();
    }

    static String cobertura() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<coverage version=\"7.6\"><packages><package name=\"app\"><classes>\n"
                + module("app/api/routers/billing.py", 100, 91, 40, 30)
                + module("app/utils/billing.py", 60, 57, 20, 18)
                + "</classes></package></packages></coverage>\n";
    }

    /** Every branch stands on a line of its own with two ways; a covered line took as many of them as are left. */
    private static String module(String path, int lines, int covered, int branches, int taken) {
        StringBuilder xml = new StringBuilder("<class name=\"%s\" filename=\"%s\"><lines>\n".formatted(path, path));
        int branchLines = branches / 2;
        int left = taken;
        for (int line = 1; line <= lines; line++) {
            boolean hit = line <= covered;
            if (line <= branchLines) {
                int took = Math.min(2, left);
                left -= took;
                xml.append("<line number=\"%d\" hits=\"%d\" branch=\"true\" condition-coverage=\"%d%% (%d/2)\"/>\n"
                        .formatted(line, hit ? 1 : 0, took * 50, took));
            } else {
                xml.append("<line number=\"%d\" hits=\"%d\"/>\n".formatted(line, hit ? 1 : 0));
            }
        }
        return xml.append("</lines></class>\n").toString();
    }
}
