package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.TotallingFiles;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ingest-service totals FILE…}: what does this bill sum to? */
@Command(
        name = "totals",
        mixinStandardHelpOptions = true,
        description = {
            "Says what bills sum to: exactly, by provider, billing period, currency and cost column.",
            "Reads FOCUS 1.0 to 1.3, AWS Cost and Usage Reports, Azure cost exports and GCP billing exports; what a file is",
            "shows by its header, not by its name. A file with the content of another counts once."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all was read", "2:wrong usage; nothing was done", "3:a row or a file had to be left out"})
final class TotalsCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private BillParameters bills;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean asJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Path> files = bills.files();
        IngestConfig.Limits limits = BillParameters.limits(spec.commandLine());
        PartFiles parts = BillFiles.reading(bills.basis(), limits);
        TotallingFiles.FileTotals totals = new TotallingFiles(parts, limits.decompressedBytes()).total(files);
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(TotalsReport.of(totals)));
        } else {
            out.print(TotalsTable.of(totals));
        }
        return (totals.isWhole() ? ExitCode.PASSED : ExitCode.UNPROVEN).code();
    }
}
