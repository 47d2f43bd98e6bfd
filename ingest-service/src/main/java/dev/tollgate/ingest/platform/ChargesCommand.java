package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.ListedCharges;
import dev.tollgate.ingest.export.Recogniser;
import dev.tollgate.kernel.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ingest-service charges FILE…}: what does each row of this bill mean? */
@Command(
        name = "charges",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the charges that bills hold, one JSON object a line, in the order of the rows, each with its file and",
            "line. Their JSON Schema is published as /v1/schemas/charge.schema.json. Rows that cannot be read go to",
            "standard error, with place and reason. A row that stands in two files is written twice: this lists, and",
            "counts nothing."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all was read", "2:wrong usage; nothing was done", "3:a row or a file had to be left out"})
final class ChargesCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private BillParameters bills;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Path> files = bills.files();
        Recogniser recogniser = bills.recogniser();
        boolean whole = true;
        for (Path file : files) {
            whole &= list(file, recogniser);
        }
        return (whole ? ExitCode.PASSED : ExitCode.UNPROVEN).code();
    }

    /** @return false when a row or the whole file had to be left out */
    private boolean list(Path file, Recogniser recogniser) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        IngestConfig.Limits limits = BillParameters.limits(spec.commandLine());
        try (ChargeListing listing =
                new ChargeListing(file.toString(), spec.commandLine().getOut(), err)) {
            ListedCharges charges = new ListedCharges(String.valueOf(file.getFileName()), recogniser, listing);
            RowFiles.inOrder(limits).read(file, limits.decompressedBytes(), charges);
            err.println(file + ": " + listing.written() + " charges, " + listing.refused() + " in quarantine");
            return listing.refused() == 0;
        } catch (ExportRefused e) {
            err.println(file + ": " + e.reason() + ": " + e.explanation());
            return false;
        }
    }
}
