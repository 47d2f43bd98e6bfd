package dev.tollgate.ingest.export.adapter.file;

import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.Delivery.Completeness;
import dev.tollgate.ingest.export.Delivery.PeriodState;
import dev.tollgate.ingest.export.Delivery.ToldBy;
import dev.tollgate.ingest.export.Drops.PartFile;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.Scope;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs of an export of Azure Cost Management, each in a folder of its own with its manifest beside its parts, however deep.
 * The run that was submitted last is read; those before it are the same month once more.
 */
record AzureExport(MonthFolder folder, Scope scope) implements Layout {
    @Override
    public Laid laid() throws IOException {
        Run run = newest();
        Map<String, LyingFile> lying =
                folder.parts().stream().collect(Collectors.toMap(LyingFile::path, Function.identity()));
        List<AzureManifest.Blob> blobs = run.manifest().blobs().orElse(List.of());
        Set<String> named = new HashSet<>();
        List<PartFile> parts = new ArrayList<>();
        for (AzureManifest.Blob blob : blobs) {
            String path = run.lying().folder() + blob.name();
            LyingFile file = lying.get(path);
            if (file == null) {
                throw Listed.missing(parts.size() + 1, blobs.size());
            }
            if (!named.add(path)) {
                throw ManifestText.refused(run.lying().name(), "names a part twice");
            }
            requireSize(file, blob);
            parts.add(new PartFile(file.name(), file.file(), Optional.empty(), blob.dataRowCount()));
        }
        Delivery delivery = new Delivery(
                run.at(),
                run.manifest().submitted().isPresent() ? ToldBy.MANIFEST : ToldBy.OBJECT,
                Completeness.COMPLETE,
                Optional.of(ToldBy.MANIFEST),
                PeriodState.UNKNOWN);
        return new Laid(parts, delivery, passedOver(run, named));
    }

    private static void requireSize(LyingFile file, AzureManifest.Blob blob) throws IOException {
        long bytes = file.bytes();
        if (blob.byteCount().filter(named -> named != bytes).isPresent()) {
            throw new ExportRefused(
                    FailureReason.PART_CHANGED,
                    file.name() + " has " + bytes + " bytes, where the manifest says "
                            + blob.byteCount().orElseThrow());
        }
    }

    /** Amortised cost is refused wherever it lies: it is the same bill in another measure, and never a newer one. */
    private Run newest() throws IOException {
        Optional<Run> newest = Optional.empty();
        boolean alone = true;
        for (LyingFile manifest : folder.manifests()) {
            Run run = Run.of(manifest);
            if (run.manifest().isAmortized()) {
                throw new ExportRefused(
                        FailureReason.AMORTIZED_COST,
                        manifest.name() + " is of an export of amortised cost; actual cost is expected");
            }
            if (newest.isEmpty()) {
                newest = Optional.of(run);
                continue;
            }
            if (!run.isOfTheExportOf(newest.get())) {
                throw ManifestText.refused(manifest.name(), "lies beside the manifest of another export");
            }
            int later = run.at().compareTo(newest.get().at());
            alone = later > 0 || (alone && later < 0);
            newest = later > 0 ? Optional.of(run) : newest;
        }
        Run read = newest.orElseThrow();
        if (!alone) {
            throw ManifestText.refused(read.lying().name(), "is there twice, of the same moment");
        }
        if (!read.manifest().isOf(scope.period())) {
            throw ManifestText.refused(read.lying().name(), "is of another month than the run");
        }
        return read;
    }

    /** @return how many other runs lie there */
    private int passedOver(Run run, Set<String> named) {
        Set<String> others =
                folder.manifests().stream().map(LyingFile::folder).collect(Collectors.toCollection(HashSet::new));
        others.remove(run.lying().folder());
        long notNamed = folder.parts().stream()
                .filter(file -> !named.contains(file.path()) && !others.contains(file.folder()))
                .count();
        if (notNamed > 0) {
            throw MonthFolder.notNamed(notNamed);
        }
        return others.size();
    }

    /** @param at when it was submitted, else when its manifest was written */
    private record Run(LyingFile lying, AzureManifest manifest, Instant at) {
        static Run of(LyingFile lying) throws IOException {
            AzureManifest manifest = AzureManifest.read(ManifestText.of(lying));
            Optional<Instant> submitted = manifest.submitted();
            return new Run(lying, manifest, submitted.isPresent() ? submitted.get() : lying.written());
        }

        boolean isOfTheExportOf(Run other) {
            return manifest.exportConfig().equals(other.manifest().exportConfig());
        }
    }
}
