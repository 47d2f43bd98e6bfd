package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.conformance.ConformanceReport;
import dev.tollgate.ingest.conformance.FocusVersion;
import dev.tollgate.ingest.conformance.Limits;
import dev.tollgate.ingest.conformance.NotCovered;
import dev.tollgate.ingest.conformance.RuleBook;
import dev.tollgate.ingest.conformance.Severity;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ingest-service validate FILE}: does this bill keep the FOCUS specification? */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Says which rules of the FOCUS specification a bill breaks, how often and where first.",
            "Reads CSV, plain or gzipped. Rule ids are those of the requirements model of FOCUS 1.2; ours have -T-.",
            "A rule that nothing in the file puts to the test proves nothing and is counted as such: a file without",
            "rows can pass by its header alone."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no limit is exceeded, and every row was judged",
            "1:a limit is exceeded",
            "2:wrong usage; nothing was done",
            "3:the file, a row or a rule could not be judged, or nothing was put to the test"
        })
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A bill: *.csv or *.csv.gz.")
    private @Nullable Path file;

    @Option(
            names = "--focus-version",
            paramLabel = "V",
            description = "1.0, 1.1, 1.2 or 1.3. 1.2, or 1.3 where the header has a column that only 1.3 defines.")
    private @Nullable String version;

    @Option(
            names = "--limit",
            paramLabel = "SEVERITY=N",
            description = "How often rules of a severity (error, warning) may be broken; none: any number."
                    + " error=0 and warning=none unless given.")
    private List<String> limits = List.of();

    @Option(names = "--rule", paramLabel = "ID", description = "Judge by this rule only; can be given again.")
    private List<String> rules = List.of();

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean asJson;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML there as well.")
    private @Nullable Path junit;

    @Option(names = "--list-rules", description = "Print which rules are judged, and which are not, and why.")
    private boolean listRules;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RuleBook book = RuleBook.published();
        if (listRules) {
            spec.commandLine().getOut().print(ValidateTable.of(book));
            return ExitCode.PASSED.code();
        }
        Path bill = file();
        Optional<FocusVersion> asked = version();
        Limits most = limits();
        Set<String> only = rules(book, asked);
        Path xml = junit();
        try {
            ConformanceReport report =
                    new ConformanceOfFile(book, BillParameters.limits(spec.commandLine())).judge(bill, asked, only);
            write(xml, ValidateJunit.of(bill.toString(), report, most));
            print(
                    asJson
                            ? json(ValidateReport.of(bill.toString(), report, most))
                            : ValidateTable.of(bill.toString(), report, most));
            return code(report.conclusion(most)).code();
        } catch (ExportRefused e) {
            write(xml, ValidateJunit.unreadable(bill.toString(), e));
            print(
                    asJson
                            ? json(ValidateReport.unreadable(bill.toString(), e, most))
                            : "not judged: " + bill + " " + e.reason() + ": " + e.explanation() + "\n");
            return ExitCode.UNPROVEN.code();
        }
    }

    private static ExitCode code(ConformanceReport.Conclusion conclusion) {
        return switch (conclusion) {
            case PASSED -> ExitCode.PASSED;
            case FAILED -> ExitCode.FAILED;
            case UNPROVEN -> ExitCode.UNPROVEN;
        };
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
    }

    private static String json(ValidateReport report) throws IOException {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    private static void write(@Nullable Path xml, String text) throws IOException {
        if (xml != null) {
            Files.writeString(xml, text);
        }
    }

    private Path file() {
        if (file == null) {
            throw wrong("FILE is missing");
        }
        if (!Files.isRegularFile(file)) {
            throw wrong("there is no file " + file);
        }
        return file;
    }

    /** Looked at before anything is read, so that a long job does not end with nowhere to write. */
    private @Nullable Path junit() {
        Path folder = junit == null ? null : junit.toAbsolutePath().getParent();
        if (junit != null && (folder == null || !Files.isWritable(folder) || Files.isDirectory(junit))) {
            throw wrong("cannot write to " + junit);
        }
        return junit;
    }

    private Optional<FocusVersion> version() {
        if (version == null) {
            return Optional.empty();
        }
        Optional<FocusVersion> known = FocusVersion.of(version);
        if (known.isEmpty()) {
            throw wrong("--focus-version knows only " + List.of(FocusVersion.values()));
        }
        return known;
    }

    private Limits limits() {
        Limits most = Limits.USUAL;
        for (String limit : limits) {
            int equals = limit.indexOf('=');
            String value = limit.substring(equals + 1);
            if (equals < 0 || !value.matches("\\d{1,18}|none")) {
                throw wrong("--limit is written SEVERITY=N or SEVERITY=none");
            }
            most = most.with(
                    severity(limit.substring(0, equals)),
                    value.equals("none") ? Optional.empty() : Optional.of(Long.valueOf(value)));
        }
        return most;
    }

    private Severity severity(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw wrong("--limit knows only error and warning");
    }

    private Set<String> rules(RuleBook book, Optional<FocusVersion> asked) {
        for (String id : rules) {
            Optional<NotCovered> other = book.notCovered().stream()
                    .filter(rule -> rule.id().equals(id))
                    .findFirst();
            if (other.isPresent()) {
                throw wrong(id + " is not judged by itself (" + other.get().reason() + "): "
                        + other.get().explanation());
            }
            if (book.rule(id).isEmpty()) {
                throw wrong("there is no rule " + id + "; --list-rules prints them");
            }
            if (asked.isPresent()
                    && book.rules(asked.get()).stream()
                            .noneMatch(rule -> rule.id().equals(id))) {
                throw wrong("FOCUS " + asked.get() + " has no rule " + id);
            }
        }
        return new LinkedHashSet<>(rules);
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
