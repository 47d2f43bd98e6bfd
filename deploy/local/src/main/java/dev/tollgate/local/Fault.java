package dev.tollgate.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code --break} plants. The gate must notice each, or, for a repeated part, count it once and say so. */
enum Fault {
    DRIFT("drift", "a tenth of the charges of one part is taken out"),
    MISSING_PROVIDER("missing-provider", "one provider delivers nothing"),
    STALE_STATEMENT("stale-statement", "one statement was drawn before the month had settled"),
    DUPLICATE_PART("duplicate-part", "one part is delivered twice, under another name"),
    FAILED_SUITE("failed-suite", "one test of the critical backend suite fails"),
    PROBE_OVER_CAP("probe-over-cap", "the probe is asked to move more money than its cap");

    private static final ObjectMapper JSON = new ObjectMapper();
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
    void plantIn(Path drop, String month) throws IOException {
        switch (this) {
            case DRIFT -> takeOutCharges(firstExport(drop, month));
            case MISSING_PROVIDER -> Folders.delete(firstExport(drop, month));
            case STALE_STATEMENT -> ageStatement(firstExport(drop, month), month);
            case DUPLICATE_PART -> repeatOnePart(firstExport(drop, month));
            case FAILED_SUITE, PROBE_OVER_CAP -> {
                // These lie in what the pipeline hands in, not in the bills.
            }
        }
    }

    private static void takeOutCharges(Path export) throws IOException {
        Path part = parts(export).getFirst();
        List<String> lines = new ArrayList<>(Files.readAllLines(part));
        int charges = lines.size() - 1;
        if (charges < 1) {
            throw new StoryStopped("there is no charge to take out of " + part);
        }
        lines.subList(1, 1 + Math.max(1, charges / 10)).clear();
        Files.writeString(part, String.join("\n", lines) + "\n");
        writeManifestAnew(export);
    }

    private static void ageStatement(Path export, String month) throws IOException {
        Path file = export.resolve("statement.json");
        ObjectNode statement = (ObjectNode) JSON.readTree(Files.readString(file));
        statement.put("asOf", month + "-28T00:00:00Z");
        Files.writeString(file, JSON.writeValueAsString(statement));
    }

    private static void repeatOnePart(Path export) throws IOException {
        Path part = parts(export).getFirst();
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

    /** Plain parts only: a fault is planted by changing text. */
    private static List<Path> parts(Path export) throws IOException {
        try (Stream<Path> files = Files.list(export)) {
            List<Path> plain = files.filter(
                            file -> file.getFileName().toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            if (plain.isEmpty()) {
                throw new StoryStopped("no *.csv part to plant the fault in: " + export);
            }
            return plain;
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
