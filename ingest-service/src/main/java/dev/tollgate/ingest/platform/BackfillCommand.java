package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.backfill.BackfillPlan;
import dev.tollgate.ingest.backfill.BackfillPlan.Readiness;
import dev.tollgate.ingest.backfill.BackfillResult;
import dev.tollgate.ingest.backfill.BackfillScope;
import dev.tollgate.ingest.backfill.Backfilling;
import dev.tollgate.ingest.backfill.CheckingBackfill;
import dev.tollgate.ingest.backfill.EventFile;
import dev.tollgate.ingest.backfill.EventReceiver;
import dev.tollgate.ingest.backfill.FileRefused;
import dev.tollgate.ingest.backfill.adapter.file.EventFiles;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.platform.csv.GzipMembers;
import dev.tollgate.ingest.usage.EventBodies;
import dev.tollgate.ingest.usage.adapter.cloudevents.CloudEvents;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.adapter.time.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ingest-service backfill FILE}: sends usage that is late by more than applications may be (G5). */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a backfill of a file of usage events would send, and sends nothing.",
            "With --live and --confirm N, N being the number of events that it showed, sends them to a gateway.",
            "It can be run again: an event counts once."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all can be sent; live: every event is counted, now or before",
            "1:an event is unreadable, a conflict or rejected",
            "2:wrong usage, or the API key may not; nothing was sent",
            "3:the file could not be read, nothing in it is of this backfill, or sending could not be finished"
        })
final class BackfillCommand implements Callable<ExitCode> {
    private static final int GZIP_BUFFER_BYTES = 64 * 1024;

    private static final String STANDARD_INPUT = "-";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    @Parameters(
            paramLabel = "FILE",
            description = "CloudEvents, one a line or a JSON array of at most 10,000; may be gzipped."
                    + " - is standard input, for a dry run only: a live run reads twice.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String file;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private BackfillScopeParameters chosen;

    @Option(names = "--live", description = "Send. Needs --confirm, --server and an API key.")
    private boolean live;

    @Option(names = "--confirm", paramLabel = "N", description = "How many events the dry run showed.")
    private @Nullable Long confirmed;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private BackfillTargetParameters target;

    @Option(names = "--skip-unreadable", description = "Leave out what cannot be read, knowingly.")
    private boolean skipUnreadable;

    @Option(
            names = "--tries",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often the same events are tried before giving up: 1 to 100. 10.")
    private int tries;

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String format;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    @Override
    public ExitCode call() throws IOException {
        BackfillScope scope = chosen.scope();
        requireUsage();
        Machine machine = Machine.real();
        // Everything that can be wrong is found before the file, which may be large, is read.
        Optional<EventReceiver> receiver = live ? Optional.of(target.receiver(machine)) : Optional.empty();
        EventFile events = events();
        BackfillPlan plan;
        try {
            plan = CheckingBackfill.check(events, scope);
        } catch (FileRefused e) {
            return unread(e.explanation());
        } catch (IOException e) {
            // Without its message, which may be of the content.
            return unread("it cannot be read to its end");
        }
        if (receiver.isEmpty()) {
            return dryRun(plan);
        }
        return live(plan, events, receiver.get(), machine);
    }

    private ExitCode dryRun(BackfillPlan plan) throws IOException {
        Readiness readiness = plan.readiness(skipUnreadable);
        BackfillOutput output = output();
        output.printDryRun(plan, readiness, command(plan));
        return output.exitCode(readiness);
    }

    private ExitCode live(BackfillPlan plan, EventFile events, EventReceiver receiver, Machine machine)
            throws IOException {
        Readiness readiness = plan.readiness(skipUnreadable);
        BackfillOutput output = output();
        if (readiness != Readiness.READY) {
            output.printNotSent(plan, readiness);
            return output.exitCode(readiness);
        }
        if (confirmed == null || confirmed != plan.events()) {
            throw wrong("--confirm is not the number of events that would be sent; nothing was sent."
                    + " Look at it without --live and --confirm");
        }
        BackfillProgress progress = new BackfillProgress(spec.commandLine().getErr(), machine.clock(), plan.events());
        Backoff backoff = new Backoff(tries, LONGEST_WAIT);
        BackfillResult result =
                new Backfilling(receiver, backoff, Thread::sleep, machine.identifiers()).send(plan, events, progress);
        progress.end();
        output.printSent(plan, result);
        return output.exitCode(result);
    }

    private BackfillOutput output() {
        return new BackfillOutput(spec.commandLine(), file, format.equals("json"));
    }

    private String command(BackfillPlan plan) {
        return BackfillLine.of(plan, target.shown(), skipUnreadable, file);
    }

    private EventFile events() {
        EventBodies bodies = CloudEvents.bodies();
        if (file.equals(STANDARD_INPUT)) {
            return EventFiles.once(System.in, bodies, BackfillCommand::gunzip);
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw wrong("there is no file " + file);
        }
        return EventFiles.at(path, bodies, BackfillCommand::gunzip);
    }

    private void requireUsage() {
        if (!format.equals("table") && !format.equals("json")) {
            throw wrong("--format is table or json");
        }
        if (tries < 1 || tries > 100) {
            throw wrong("--tries is 1 to 100");
        }
        if (live && confirmed == null) {
            throw wrong("--live needs --confirm N, N being the number of events that the dry run showed");
        }
        if (!live && confirmed != null) {
            throw wrong("--confirm without --live sends nothing");
        }
        if (live && file.equals(STANDARD_INPUT)) {
            throw wrong("--live reads the file twice, which standard input cannot be: write it into a file");
        }
        target.requireSendable();
    }

    private ExitCode unread(String why) {
        spec.commandLine().getErr().println("backfill: nothing was sent: " + file + ": " + why);
        return ExitCode.UNPROVEN;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static InputStream gunzip(InputStream file) {
        return new GzipMembers(file, GZIP_BUFFER_BYTES);
    }
}
