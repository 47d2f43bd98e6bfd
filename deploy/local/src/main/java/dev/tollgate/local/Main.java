package dev.tollgate.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.command.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./deploy/local/run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = {
            "Starts a real PostgreSQL and the four services on free loopback ports, carries one release from "
                    + "provider bills to a decision, prints what was found, and stops everything again.",
            ""
        },
        footer = {"", "Exit code: 0 GO, 1 NO_GO, 2 wrong usage, 3 UNKNOWN (or the story could not be told to its end)."
        })
final class Main implements Callable<Integer> {
    private static final Duration SETTLED_AFTER = Duration.ofHours(96);
    private static final int MIN_ROWS = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--drop",
            paramLabel = "DIR",
            description = "use your own bills: DIR/<provider>/<YYYY-MM>/{statement.json,*.csv,*.csv.gz}; they are "
                    + "read, never changed")
    private @Nullable Path drop;

    @Option(
            names = "--month",
            paramLabel = "YYYY-MM",
            defaultValue = "2026-09",
            description = "the billing period; ${DEFAULT-VALUE} unless given")
    private String month = "2026-09";

    @Option(
            names = "--break",
            paramLabel = "FAULT",
            converter = FaultByName.class,
            description = "plant a fault that the gate must notice: ${COMPLETION-CANDIDATES}")
    private @Nullable Fault fault;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "2000",
            description = "charges to generate for each provider; ${DEFAULT-VALUE} unless given")
    private int rows = 2000;

    @Option(names = "--keep", description = "leave everything running until Ctrl-C, and print what is worth trying")
    private boolean keep;

    @Option(
            names = "--webhooks",
            description = "with --keep: hand the ingest service those variables of this shell that say whose webhooks "
                    + "are taken and where their secrets are: " + WebhookVariables.NAMES)
    private boolean webhooks;

    public static void main(String... arguments) {
        System.exit(CommandLines.run(new Main(), arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        requireUsable();
        Path root = Path.of(System.getProperty("tollgate.root", ".")).toRealPath();
        Instant now = Clock.systemUTC().instant();
        String runId = DateTimeFormatter.ofPattern("'local-'yyyyMMdd-HHmmss-SSS")
                .withZone(ZoneOffset.UTC)
                .format(now);
        Workplace workplace = Workplace.create(root, runId);
        Progress progress = new Progress(System.out, Clock.systemUTC());
        progress.say("One release through Tollgate, on this machine (" + runId + ")");
        try (Stack stack = new Stack(workplace)) {
            Thread onInterrupt = new Thread(stack::close, "stop");
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            return tell(workplace, stack, progress, runId).code();
        } catch (StoryStopped | IllegalStateException e) {
            System.err.println("the story stopped, nothing is proven: " + e.getMessage());
            return ExitCode.UNPROVEN.code();
        }
    }

    private ExitCode tell(Workplace workplace, Stack stack, Progress progress, String runId)
            throws IOException, SQLException, InterruptedException {
        Database database = stack.startDatabase();
        progress.step("database", "PostgreSQL " + database.version() + " on 127.0.0.1:" + database.port());
        Path bills = new Bills(workplace, progress)
                .prepare(Optional.ofNullable(drop), month, rows, Optional.ofNullable(fault));
        stack.startServices(database, bills, handedOver());
        progress.step("services", "4 services listen on 127.0.0.1; the gateway is " + stack.url("gateway"));
        if (webhooks) {
            progress.step(
                    "webhooks",
                    "the ingest service has " + String.join(", ", handedOver().names()));
        }
        JsonNode keys = new ObjectMapper().readTree(Files.readString(stack.firstKeysFile()));
        Gateway gateway =
                new Gateway(stack.url("gateway"), keys.path("pipeline").asText());
        Story story = new Story(gateway, progress, runId, month, Optional.ofNullable(fault));
        Story.Told told = story.tell();
        story.keepCopies(told, workplace.run());
        Report.of(told).forEach(progress::say);
        progress.say("");
        progress.say("evidence: " + workplace.root().relativize(stack.evidence())
                + " (by SHA-256); the decision's files: " + workplace.root().relativize(workplace.run()));
        if (keep) {
            new Visit(workplace, stack, progress).invite(keys, told, webhooks);
            new CountDownLatch(1).await();
        }
        return exitCode(told.decision().path("verdict").asText());
    }

    private WebhookVariables handedOver() {
        return webhooks ? WebhookVariables.of(System.getenv()) : WebhookVariables.NONE;
    }

    private static ExitCode exitCode(String verdict) {
        return switch (verdict) {
            case "GO" -> ExitCode.PASSED;
            case "NO_GO" -> ExitCode.FAILED;
            default -> ExitCode.UNPROVEN;
        };
    }

    private void requireUsable() {
        try {
            BillingPeriod.of(month);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--month: " + e.getMessage());
        }
        if (webhooks && !(keep && handedOver().takeSome())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--webhooks: needs --keep, and TOLLGATE_WEBHOOK_PROVIDERS or TOLLGATE_WEBHOOK_POLICIES in this shell");
        }
        if (rows < MIN_ROWS) {
            throw new ParameterException(spec.commandLine(), "--rows: at least " + MIN_ROWS);
        }
        if (drop == null && !isSettled(month, Clock.systemUTC().instant())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--month: " + month + " is not over and settled yet; generated bills need one that is");
        }
        if (drop != null && !holdsAnExport(drop)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--drop: none of " + ProviderId.tierOne() + " has a folder " + month + " in it; is --month right?");
        }
    }

    private boolean holdsAnExport(Path folder) {
        return ProviderId.tierOne().stream()
                .anyMatch(provider ->
                        Files.isDirectory(folder.resolve(provider.id()).resolve(month)));
    }

    /** A made-up bill is stated four days after its month has ended; earlier it could only be unproven. */
    private static boolean isSettled(String month, Instant now) {
        Instant lastEnd = BillingPeriod.of(month).endsAt(ProviderId.GCP.billingZone());
        return !now.isBefore(lastEnd.plus(SETTLED_AFTER));
    }

    /** The version of the jar, from its manifest; a checkout that was never packaged has none. */
    static final class Version implements picocli.CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"tollgate " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
