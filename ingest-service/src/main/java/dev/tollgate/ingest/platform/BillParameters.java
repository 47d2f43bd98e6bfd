package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.Recogniser;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.kernel.adapter.command.WrongConfiguration;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command needs that reads bills of any format. */
final class BillParameters {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "A bill: CSV or JSON lines, plain or gzipped, or Parquet.")
    private List<Path> files = List.of();

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            defaultValue = "actual",
            description = "Which cost Azure exports hold: actual (default) or amortized. The other is refused.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String basis;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    /** @throws CommandLine.ParameterException when one of them is not there */
    List<Path> files() {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new CommandLine.ParameterException(spec.commandLine(), "there is no file " + file);
            }
        }
        return files;
    }

    CostBasis basis() {
        return CostBasis.of(basis)
                .orElseThrow(
                        () -> new CommandLine.ParameterException(spec.commandLine(), "--basis is actual or amortized"));
    }

    Recogniser recogniser() {
        return BillFiles.recogniser(basis());
    }

    /** The same limits as the service's, with their defaults from the mapping and overrides from the environment. */
    static IngestConfig.Limits limits(CommandLine command) {
        try {
            return new SmallRyeConfigBuilder()
                    .addSystemSources()
                    .withMapping(IngestConfig.class)
                    .build()
                    .getConfigMapping(IngestConfig.class)
                    .limits();
        } catch (ConfigValidationException e) {
            throw new CommandLine.ParameterException(
                    command, WrongConfiguration.of(e).text());
        }
    }
}
