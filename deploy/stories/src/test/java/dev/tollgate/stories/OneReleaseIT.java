package dev.tollgate.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One release a story, as a user on a laptop sees it. Each fault that is planted must change the outcome. */
class OneReleaseIT {
    @Test
    void a_release_whose_every_check_is_proven_goes_and_says_that_it_is_a_demonstration() throws Exception {
        LocalRun.Ended story = LocalRun.run();
        assertThat(story.output()).contains("decision: GO - demonstration on fixtures, not a release decision");
        assertThat(story.exitCode()).isZero();
        for (String provider : new String[] {"openops", "aws", "azure", "gcp"}) {
            assertThat(story.row(provider)).containsPattern("MATCHED$");
        }
        assertThat(story.output())
                .contains("the real policy says UNKNOWN")
                .contains("  - probe:wallet-top-up: ")
                .contains("  - reconciliation:aws: ");
        assertThat(story.line("evidence: ")).contains("artifacts/billing-confidence/local-");
    }

    @Test
    void money_is_exact_a_charge_that_our_bills_lack_shuts_the_gate() throws Exception {
        LocalRun.Ended story = LocalRun.run("--break", "drift");
        assertThat(story.output()).contains("decision: NO_GO");
        assertThat(story.exitCode()).isEqualTo(1);
        assertThat(story.row("aws")).contains("DRIFTED(").containsPattern(" -\\d+\\.\\d+ USD ");
        assertThat(story.row("azure")).containsPattern("MATCHED$");
    }

    @Test
    void missing_is_not_good_a_provider_that_delivered_nothing_leaves_the_gate_unknown() throws Exception {
        LocalRun.Ended story = LocalRun.run("--break", "missing-provider");
        assertThat(story.output()).contains("decision: UNKNOWN");
        assertThat(story.exitCode()).isEqualTo(3);
        assertThat(story.line("reconciliation:aws")).contains("UNPROVEN(");
    }

    @Test
    void missing_is_not_good_a_statement_drawn_too_early_leaves_the_gate_unknown() throws Exception {
        LocalRun.Ended story = LocalRun.run("--break", "stale-statement");
        assertThat(story.output()).contains("decision: UNKNOWN");
        assertThat(story.exitCode()).isEqualTo(3);
        assertThat(story.line("reconciliation:aws")).contains("UNPROVEN(STALE)");
    }

    @Test
    void once_a_part_that_is_delivered_twice_counts_once_and_is_told() throws Exception {
        LocalRun.Ended story = LocalRun.run("--break", "duplicate-part");
        assertThat(story.output())
                .contains("1 part delivered twice, counted once")
                .contains("decision: GO");
        assertThat(story.exitCode()).isZero();
        assertThat(story.row("aws")).containsPattern("MATCHED$");
    }

    @Test
    void a_suite_with_one_failed_test_shuts_the_gate() throws Exception {
        LocalRun.Ended story = LocalRun.run("--break", "failed-suite");
        assertThat(story.output()).contains("decision: NO_GO");
        assertThat(story.exitCode()).isEqualTo(1);
        assertThat(story.line("suite:critical-backend")).contains("FAIL(").contains("test_billing_topup");
    }

    @Test
    void nothing_dangerous_by_default_a_probe_over_its_cap_sends_nothing_and_shuts_the_gate() throws Exception {
        LocalRun.Ended story = LocalRun.run("--break", "probe-over-cap");
        assertThat(story.line("wallet-top-up in mode mock")).contains("FAIL, 0 requests sent");
        assertThat(story.output()).contains("decision: NO_GO");
        assertThat(story.exitCode()).isEqualTo(1);
    }

    @Test
    void a_drop_that_a_person_made_by_hand_is_judged_as_it_is_and_left_as_it_was(@TempDir Path drop) throws Exception {
        for (String provider : new String[] {"openops", "aws", "azure", "gcp"}) {
            handMade(drop.resolve(provider).resolve("2026-08"), provider);
        }
        LocalRun.Ended story = LocalRun.run("--drop", drop.toString(), "--month", "2026-08", "--break", "drift");
        assertThat(story.exitCode()).as(story.output()).isEqualTo(1);
        assertThat(story.row("aws")).contains("100.5 USD", "111.55 USD", "-11.05 USD", "DRIFTED(");
        assertThat(story.row("gcp")).contains("100.5 USD").containsPattern("MATCHED$");
        assertThat(Files.readString(drop.resolve("aws/2026-08/bill.csv"))).contains("100.25");
    }

    @Test
    void wrong_usage_is_told_before_anything_is_started() throws Exception {
        assertThat(LocalRun.run("--break", "everything").exitCode()).isEqualTo(2);
        assertThat(LocalRun.run("--month", "2026-13").exitCode()).isEqualTo(2);
        assertThat(LocalRun.run("--drop", "no/such/folder").exitCode()).isEqualTo(2);
        LocalRun.Ended help = LocalRun.run("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("probe-over-cap").contains("0 GO, 1 NO_GO, 2 wrong usage, 3 UNKNOWN");
    }

    private static void handMade(Path export, String provider) throws IOException {
        String name =
                switch (provider) {
                    case "aws" -> "AWS";
                    case "azure" -> "Microsoft";
                    case "gcp" -> "Google Cloud";
                    default -> "OpenOps";
                };
        Files.createDirectories(export);
        Files.writeString(export.resolve("bill.csv"), """
                BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,\
                ChargePeriodStart,ChargePeriodEnd,ProviderName,ServiceName
                100.25,1,USD,2026-08-01 00:00:00,2026-09-01 00:00:00,Usage,2026-08-03 00:00:00,2026-08-04 00:00:00,%1$s,Compute
                2.5E-1,1,USD,2026-08-01 00:00:00,2026-09-01 00:00:00,Usage,2026-08-04 00:00:00,2026-08-05 00:00:00,%1$s,Storage
                """.formatted(name));
        Files.writeString(export.resolve("manifest.json"), """
                {"asOf":"2026-09-05T00:00:00Z","parts":[{"name":"bill.csv","sha256":"%s"}]}
                """.formatted(sha256(export.resolve("bill.csv"))));
        Files.writeString(export.resolve("statement.json"), """
                {"currency":"USD","metric":"BilledCost","total":"100.50","asOf":"2026-09-05T00:00:00Z","source":"invoice"}
                """);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
