package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.backfill.BackfillPlan;
import dev.tollgate.ingest.backfill.BackfillPlan.Readiness;
import dev.tollgate.ingest.backfill.BackfillResult;
import dev.tollgate.ingest.backfill.EventAnswer.Status;
import dev.tollgate.kernel.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;

/** What {@code backfill} prints and answers. */
final class BackfillOutput {
    private static final String DRY_RUN = "dry-run";
    private static final String LIVE = "live";

    private final PrintWriter out;
    private final PrintWriter err;
    private final String file;
    private final boolean asJson;

    BackfillOutput(CommandLine command, String file, boolean asJson) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.file = file;
        this.asJson = asJson;
    }

    /** @param command what sends it */
    void printDryRun(BackfillPlan plan, Readiness readiness, String command) throws IOException {
        Optional<String> sends =
                readiness == Readiness.READY && !file.equals("-") ? Optional.of(command) : Optional.empty();
        if (asJson) {
            printJson(BackfillReport.of(DRY_RUN, plan, readiness, sends, Optional.empty()));
            return;
        }
        out.print(BackfillTable.of(file, plan));
        out.println("\nThis was a dry run: nothing was sent. " + next(readiness));
        sends.ifPresent(out::println);
    }

    void printNotSent(BackfillPlan plan, Readiness readiness) throws IOException {
        if (asJson) {
            printJson(BackfillReport.of(LIVE, plan, readiness, Optional.empty(), Optional.empty()));
        } else {
            out.print(BackfillTable.of(file, plan));
        }
        err.println("backfill: nothing was sent. " + next(readiness));
    }

    void printSent(BackfillPlan plan, BackfillResult result) throws IOException {
        if (asJson) {
            printJson(BackfillReport.of(LIVE, plan, Readiness.READY, Optional.empty(), Optional.of(result)));
        } else {
            out.print(BackfillTable.of(file, plan));
            out.print(BackfillTable.of(result));
        }
        result.stopped().ifPresent(stop -> err.println("backfill: stopped: " + stop.why()));
    }

    ExitCode exitCode(Readiness readiness) {
        return switch (readiness) {
            case READY -> ExitCode.PASSED;
            case CONFLICTS, UNREADABLE_EVENTS -> ExitCode.FAILED;
            case NOTHING_CHOSEN -> ExitCode.UNPROVEN;
        };
    }

    /** A key that is refused at once is wrong usage; one that is refused in the middle leaves the rest unproven. */
    ExitCode exitCode(BackfillResult result) {
        if (result.stopped().isPresent() || result.unanswered() > 0) {
            boolean denied =
                    result.stopped().filter(BackfillResult.Stop::denied).isPresent();
            boolean nothingDone = result.counts().isEmpty();
            return denied && nothingDone ? ExitCode.WRONG_USAGE : ExitCode.UNPROVEN;
        }
        return result.count(Status.CONFLICT) + result.count(Status.REJECTED) > 0 ? ExitCode.FAILED : ExitCode.PASSED;
    }

    private void printJson(BackfillReport report) throws IOException {
        out.println(report.canonical());
    }

    private String next(Readiness readiness) {
        return switch (readiness) {
            case READY -> file.equals("-") ? "To send it, write it into a file and name that." : "This sends it:";
            case CONFLICTS -> "Some events have one identity and two contents: mend the file.";
            case UNREADABLE_EVENTS -> "Some events are unreadable: mend the file, or say --skip-unreadable.";
            case NOTHING_CHOSEN -> "Nothing in the file is of this org, subscription and span.";
        };
    }
}
