package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.TotallingFiles;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.adapter.json.Json;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ingest-service totals FILE…}: what does this bill sum to? */
@Command(
        name = "totals",
        mixinStandardHelpOptions = true,
        description = {
            "Says what bills sum to: exactly, by provider, billing period, currency and cost column.",
            "Reads FOCUS 1.0 to 1.3, AWS Cost and Usage Reports, Azure cost exports and GCP billing exports, as CSV, plain",
            "or gzipped; what a file is shows by its header, not by its name. A file with the content of another counts once."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all was read", "2:wrong usage; nothing was done", "3:a row or a file had to be left out"})
final class TotalsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A bill: *.csv or *.csv.gz.")
    private List<Path> files = List.of();

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            defaultValue = "actual",
            description = "Which cost Azure exports hold: actual (default) or amortized. The other is refused.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String basis;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean asJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new CommandLine.ParameterException(spec.commandLine(), "there is no file " + file);
            }
        }
        IngestConfig.Limits limits = limits();
        PartFiles parts = BillFiles.reading(basis(), limits);
        TotallingFiles.FileTotals totals = new TotallingFiles(parts, limits.decompressedBytes()).total(files);
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(TotalsReport.of(totals)));
        } else {
            out.print(TotalsTable.of(totals));
        }
        return (totals.isWhole() ? ExitCode.PASSED : ExitCode.UNPROVEN).code();
    }

    private CostBasis basis() {
        return CostBasis.of(basis)
                .orElseThrow(
                        () -> new CommandLine.ParameterException(spec.commandLine(), "--basis is actual or amortized"));
    }

    /** The same limits as the service's, with their defaults from the mapping and overrides from the environment. */
    private static IngestConfig.Limits limits() {
        return new SmallRyeConfigBuilder()
                .addSystemSources()
                .withMapping(IngestConfig.class)
                .build()
                .getConfigMapping(IngestConfig.class)
                .limits();
    }
}
