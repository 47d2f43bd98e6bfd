package dev.tollgate.ingest.export.adapter.file;

import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.Delivery.Completeness;
import dev.tollgate.ingest.export.Delivery.PeriodState;
import dev.tollgate.ingest.export.Delivery.ToldBy;
import dev.tollgate.ingest.export.Drops;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.statement.StatementTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code <root>/<drop>/<provider>/<YYYY-MM>/} with manifest, statement and parts. */
@ApplicationScoped
class DropFolders implements Drops {
    private final DropRoot root;
    private final IngestConfig config;

    DropFolders(DropRoot root, IngestConfig config) {
        this.root = root;
        this.config = config;
    }

    @Override
    public void requireInside(String drop, Scope scope) {
        root.requireInside(drop, scope);
    }

    @Override
    public Content open(String drop, Scope scope) {
        Path folder = root.open(drop, scope);
        try {
            TreeMap<String, Path> lying = partsIn(folder);
            Optional<Manifest> manifest = small(
                            folder.resolve("manifest.json"), Manifest.MAX_BYTES, FailureReason.BAD_MANIFEST)
                    .map(Manifest::read);
            List<PartFile> parts = manifest.isPresent() ? named(manifest.get(), lying) : unnamed(lying);
            if (parts.isEmpty()) {
                throw new ExportRefused(FailureReason.NO_EXPORT, "there is no .csv or .csv.gz file in the folder");
            }
            return new Content(
                    parts,
                    delivery(manifest, parts),
                    small(folder.resolve("statement.json"), StatementTexts.MAX_BYTES, FailureReason.BAD_STATEMENT)
                            .map(StatementFile::new));
        } catch (IOException e) {
            throw new ExportRefused(FailureReason.UNREADABLE, "the export's folder could not be read", e);
        }
    }

    static boolean isPart(String name) {
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    private TreeMap<String, Path> partsIn(Path folder) throws IOException {
        TreeMap<String, Path> parts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (isPart(name)) {
                    requireOrdinary(file, name);
                    parts.put(name, file);
                }
                if (parts.size() > config.limits().parts()) {
                    throw new ExportRefused(
                            FailureReason.TOO_MANY_PARTS,
                            "the folder has more than " + config.limits().parts() + " parts");
                }
            }
        }
        return parts;
    }

    /** A pipe or a device has no end, and a link may lead to what is not ours to read. */
    private void requireOrdinary(Path file, String name) {
        root.requireInside(file, name);
        if (!Files.isRegularFile(file)) {
            throw new ExportRefused(FailureReason.UNREADABLE, name + " is no ordinary file");
        }
    }

    private static List<PartFile> named(Manifest manifest, TreeMap<String, Path> lying) {
        List<PartFile> parts = new ArrayList<>();
        Set<String> left = new HashSet<>(lying.keySet());
        for (Manifest.Part part : manifest.parts()) {
            Path path = lying.get(part.name());
            if (path == null) {
                throw new ExportRefused(
                        FailureReason.PART_MISSING,
                        "the manifest names a part that is not there: part " + (parts.size() + 1) + " of "
                                + manifest.parts().size());
            }
            left.remove(part.name());
            parts.add(new PartFile(part.name(), path, Optional.of(part.sha256())));
        }
        if (!left.isEmpty()) {
            throw new ExportRefused(
                    FailureReason.PART_NOT_NAMED,
                    "the folder has " + left.size() + " part(s) that the manifest does not name");
        }
        return parts;
    }

    private static List<PartFile> unnamed(TreeMap<String, Path> lying) {
        List<PartFile> parts = new ArrayList<>();
        lying.forEach((name, path) -> parts.add(new PartFile(name, path, Optional.empty())));
        return parts;
    }

    /** The manifest's words; without them, when the newest part was written, and nothing else is known. */
    private static Delivery delivery(Optional<Manifest> manifest, List<PartFile> parts) throws IOException {
        Optional<Instant> stated = manifest.flatMap(Manifest::asOf);
        Optional<Boolean> complete = manifest.flatMap(Manifest::complete);
        Optional<Manifest.PeriodState> period = manifest.flatMap(Manifest::periodState);
        return new Delivery(
                stated.isPresent() ? stated.get() : newest(parts),
                stated.isPresent() ? ToldBy.MANIFEST : ToldBy.OBJECT,
                complete.map(whole -> whole ? Completeness.COMPLETE : Completeness.PARTIAL)
                        .orElse(Completeness.UNKNOWN),
                complete.map(_ -> ToldBy.MANIFEST),
                period.map(state -> switch (state) {
                            case OPEN -> PeriodState.OPEN;
                            case CLOSED -> PeriodState.CLOSED;
                        })
                        .orElse(PeriodState.UNKNOWN));
    }

    private static Instant newest(List<PartFile> parts) throws IOException {
        Instant newest = Instant.MIN;
        for (PartFile part : parts) {
            Instant written = Files.getLastModifiedTime(part.path()).toInstant();
            newest = written.isAfter(newest) ? written : newest;
        }
        return newest;
    }

    private Optional<byte[]> small(Path file, int maxBytes, FailureReason tooLarge) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String name = String.valueOf(file.getFileName());
        requireOrdinary(file, name);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new ExportRefused(tooLarge, name + " is larger than " + maxBytes + " bytes");
            }
            return Optional.of(bytes);
        }
    }
}
