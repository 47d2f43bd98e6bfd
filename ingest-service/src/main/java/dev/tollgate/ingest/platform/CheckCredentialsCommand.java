package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.provider.CheckingCredentials;
import dev.tollgate.ingest.provider.CredentialCheck;
import dev.tollgate.ingest.provider.CredentialCheck.Proof;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.json.Json;
import dev.tollgate.kernel.adapter.time.Machine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ingest-service check-credentials}: does each provider's identity work, and can it only read? */
@Command(
        name = "check-credentials",
        mixinStandardHelpOptions = true,
        description = {
            "Resolves the credential reference of each provider and asks the provider who that is and what it may do.",
            "Reads no bills and changes nothing. Whether it can only read is said where the provider lets one ask.",
            "Takes the service's own configuration from the environment; what is missing is named before anybody is asked."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:each identity works, and none was found that can change anything",
            "1:an identity does not work, or can change something",
            "2:configuration is missing or wrong; nobody was called",
            "3:some provider or the credentials backend could not be asked"
        })
final class CheckCredentialsCommand implements Callable<ExitCode> {
    @Option(
            names = "--provider",
            split = ",",
            paramLabel = "PROVIDER",
            description = "Only these: openops, aws, azure, gcp. All four unless given.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean asJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    @Override
    public ExitCode call() throws Exception {
        List<ProviderId> asked = asked();
        LiveParts parts = LiveParts.of(
                LiveSettings.of(CommandConfig.of(spec.commandLine(), LiveSettings.MAPPINGS)), Machine.real());
        requireConfigured(asked, parts);
        CheckingCredentials checking = new CheckingCredentials(parts.providers());
        Map<ProviderId, CredentialCheck> found = new EnumMap<>(ProviderId.class);
        asked.forEach(provider -> found.put(provider, checking.check(provider)));
        PrintWriter out = spec.commandLine().getOut();
        CredentialReport report = CredentialReport.of(found, parts::reference);
        if (asJson) {
            out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
            out.print(report.text());
        }
        return exitCode(found);
    }

    private List<ProviderId> asked() {
        if (names.isEmpty()) {
            return ProviderId.tierOne();
        }
        return names.stream()
                .map(name -> ProviderId.of(name)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "--provider is none of " + ProviderId.tierOne())))
                .distinct()
                .toList();
    }

    /** Everything that is missing, for all providers that were asked for, in one answer (A4). */
    private void requireConfigured(List<ProviderId> asked, LiveParts parts) {
        List<FieldError> missing = new ArrayList<>();
        for (ProviderId provider : asked) {
            parts.bills().missing(provider).stream()
                    .filter(error -> !missing.contains(error))
                    .forEach(missing::add);
        }
        if (!missing.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "live mode is not configured; nobody was called"
                            + missing.stream()
                                    .map(error -> System.lineSeparator() + "  " + error.field() + " " + error.message())
                                    .collect(Collectors.joining()));
        }
    }

    private static ExitCode exitCode(Map<ProviderId, CredentialCheck> found) {
        List<Proof> proofs = found.values().stream().map(CredentialCheck::proof).toList();
        if (proofs.contains(Proof.MUST_NOT_BE_USED)) {
            return ExitCode.FAILED;
        }
        return proofs.contains(Proof.UNKNOWN) ? ExitCode.UNPROVEN : ExitCode.PASSED;
    }
}
