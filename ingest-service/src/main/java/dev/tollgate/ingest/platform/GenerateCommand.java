package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.sample.GeneratingDrop;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.ProviderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ingest-service generate --out DIR}: a billing drop to try everything with. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Writes a made-up billing drop: DIR/<provider>/<YYYY-MM>/ with statement.json, manifest.json and two parts.",
            "The statement follows from tariff and usage, not from the rows; the same arguments give the same bytes."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the drop is written",
            "2:wrong usage, a place that cannot be written, or a bill lies there already; no bill is written"
        })
final class GenerateCommand implements Callable<Integer> {
    private static final long MAX_ROWS = 1_000_000_000L;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the drop goes.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private Path out;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "1000", description = "Rows of each provider's bill.")
    private long rows;

    @Option(names = "--month", paramLabel = "YYYY-MM", defaultValue = "2026-09", description = "The billed month.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String month;

    @Option(
            names = "--providers",
            paramLabel = "P",
            split = ",",
            defaultValue = "openops,aws,azure,gcp",
            description = "Whose bills.")
    private List<String> providers = List.of();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another seed, other usage.")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Set<ProviderId> wanted = wanted();
        if (rows < 0 || rows > MAX_ROWS) {
            throw wrong("--rows is not between 0 and " + MAX_ROWS);
        }
        GeneratingDrop generating = new GeneratingDrop(out, period(), rows, seed);
        for (ProviderId provider : wanted) {
            if (Files.exists(generating.folder(provider))) {
                throw wrong("there is a bill already in " + generating.folder(provider));
            }
        }
        for (ProviderId provider : wanted) {
            prepare(generating, provider);
        }
        for (ProviderId provider : wanted) {
            GeneratingDrop.Generated one = generating.generate(provider);
            spec.commandLine()
                    .getOut()
                    .println(String.format(
                            Locale.ROOT,
                            "%-8s %d rows, statement %s, %s",
                            one.provider(),
                            one.rows(),
                            one.stated(),
                            one.folder()));
        }
        return ExitCode.PASSED.code();
    }

    private void prepare(GeneratingDrop generating, ProviderId provider) {
        try {
            generating.prepare(provider);
        } catch (IOException e) {
            throw wrong("cannot write to " + generating.folder(provider));
        }
    }

    private Set<ProviderId> wanted() {
        Set<ProviderId> wanted = new LinkedHashSet<>();
        for (String provider : providers) {
            wanted.add(ProviderId.of(provider.strip())
                    .orElseThrow(() -> wrong("--providers knows only " + ProviderId.tierOne())));
        }
        return wanted;
    }

    private BillingPeriod period() {
        try {
            return BillingPeriod.of(month);
        } catch (IllegalArgumentException e) {
            throw wrong("--month is written YYYY-MM");
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
