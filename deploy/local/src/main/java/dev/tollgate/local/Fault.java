package dev.tollgate.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** What {@code --break} plants. The gate must notice each, or, for a repeated part, count it once and say so. */
enum Fault {
    DRIFT("drift", "one statement is raised by a tenth and one unit: our bills lack that much"),
    MISSING_PROVIDER("missing-provider", "one provider delivers nothing"),
    STALE_STATEMENT("stale-statement", "one statement was drawn before the month had settled"),
    DUPLICATE_PART("duplicate-part", "one part is delivered twice, under another name"),
    FAILED_SUITE("failed-suite", "one test of the critical backend suite fails"),
    PROBE_OVER_CAP("probe-over-cap", "the probe is asked to move more money than its cap");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration AGED_BY = Duration.ofDays(60);
    private final String option;
    private final String description;

    Fault(String option, String description) {
        this.option = option;
        this.description = description;
    }

    String description() {
        return description;
    }

    /** The spelling on the command line, also what picocli lists. */
    @Override
    public String toString() {
        return option;
    }

    /** Changes the drop, where the fault lies there; what is in the requests is planted by the story. */
    void plantIn(Path drop, String month) {
        try {
            plant(drop, month);
        } catch (IOException | ClassCastException | NumberFormatException e) {
            throw new StoryStopped("the fault cannot be planted in these bills: a statement.json or manifest.json is"
                    + " missing, or is not of the documented shape");
        }
    }

    private void plant(Path drop, String month) throws IOException {
        switch (this) {
            case DRIFT -> raiseStatement(firstExport(drop, month));
            case MISSING_PROVIDER -> Folders.delete(firstExport(drop, month));
            case STALE_STATEMENT -> ageStatement(firstExport(drop, month));
            case DUPLICATE_PART -> repeatOnePart(firstExport(drop, month));
            case FAILED_SUITE, PROBE_OVER_CAP -> {
                // These lie in what the pipeline hands in, not in the bills.
            }
        }
    }

    /** More than any sensible limit, also of a statement of zero. The breakdown stays in step with its total. */
    private static void raiseStatement(Path export) throws IOException {
        ObjectNode statement = statement(export);
        BigDecimal total = new BigDecimal(statement.path("total").asText());
        BigDecimal raise = total.abs().movePointLeft(1).add(BigDecimal.ONE);
        statement.put("total", total.add(raise).toPlainString());
        if (statement.path("breakdown") instanceof ArrayNode cells && !cells.isEmpty()) {
            ObjectNode cell = (ObjectNode) cells.get(0);
            cell.put(
                    "amount",
                    new BigDecimal(cell.path("amount").asText()).add(raise).toPlainString());
        }
        write(export, statement);
    }

    /** Two months before it was drawn, no statement was settled or fresh. */
    private static void ageStatement(Path export) throws IOException {
        ObjectNode statement = statement(export);
        Instant asOf = Instant.parse(statement.path("asOf").asText());
        statement.put("asOf", asOf.minus(AGED_BY).toString());
        write(export, statement);
    }

    private static ObjectNode statement(Path export) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(export.resolve("statement.json")));
    }

    private static void write(Path export, ObjectNode statement) throws IOException {
        Files.writeString(export.resolve("statement.json"), JSON.writeValueAsString(statement));
    }

    private static void repeatOnePart(Path export) throws IOException {
        Path part = firstPart(export);
        Files.copy(part, export.resolve("redelivered-" + part.getFileName()));
        writeManifestAnew(export);
    }

    /** A manifest names its parts by their digests; without it, the change itself would be noticed first. */
    private static void writeManifestAnew(Path export) throws IOException {
        Path file = export.resolve("manifest.json");
        if (!Files.exists(file)) {
            return;
        }
        ObjectNode manifest = (ObjectNode) JSON.readTree(Files.readString(file));
        ArrayNode named = manifest.putArray("parts");
        try (Stream<Path> files = Files.list(export)) {
            for (Path part : files.filter(Fault::isPart).sorted().toList()) {
                try (var content = Files.newInputStream(part)) {
                    named.addObject()
                            .put("name", part.getFileName().toString())
                            .put(
                                    "sha256",
                                    dev.tollgate.kernel.Sha256.of(content).hex());
                }
            }
        }
        Files.writeString(file, JSON.writeValueAsString(manifest));
    }

    private static Path firstPart(Path export) throws IOException {
        try (Stream<Path> files = Files.list(export)) {
            return files.filter(Fault::isPart)
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new StoryStopped("no part to deliver twice: " + export));
        }
    }

    private static boolean isPart(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    /** The export of AWS where there is one, else that of the first provider by name. */
    private static Path firstExport(Path drop, String month) throws IOException {
        Path aws = drop.resolve("aws").resolve(month);
        if (Files.isDirectory(aws)) {
            return aws;
        }
        try (Stream<Path> providers = Files.list(drop)) {
            return providers
                    .map(provider -> provider.resolve(month))
                    .filter(Files::isDirectory)
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new StoryStopped("no export of " + month + " to plant the fault in"));
        }
    }
}
