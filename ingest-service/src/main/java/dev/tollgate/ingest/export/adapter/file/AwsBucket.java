package dev.tollgate.ingest.export.adapter.file;

import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.Delivery.Completeness;
import dev.tollgate.ingest.export.Delivery.PeriodState;
import dev.tollgate.ingest.export.Delivery.ToldBy;
import dev.tollgate.ingest.export.Drops.PartFile;
import dev.tollgate.ingest.export.Scope;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A month as AWS delivers it into a bucket, copied with its folders: {@code <YYYYMMDD>-<YYYYMMDD>/[<assembly>/]} for
 * legacy reports, {@code data/BILLING_PERIOD=<YYYY-MM>/[<execution>/]} beside {@code metadata/} for Data Exports. How much
 * of the bucket's path before that was copied does not matter. Only what the newest manifest names is read; the
 * assemblies or executions beside it are the same month once more.
 */
record AwsBucket(MonthFolder folder, Scope scope) implements Layout {
    static final String MANIFEST = "-Manifest.json";

    @Override
    public Laid laid() throws IOException {
        LyingFile newest = newest();
        AwsManifest manifest = AwsManifest.read(ManifestText.of(newest), scope.period());
        Map<String, List<LyingFile>> byName = folder.parts().stream().collect(Collectors.groupingBy(LyingFile::name));
        List<Named> named = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String text : manifest.keys()) {
            BucketKey key = BucketKey.of(text);
            LyingFile file = key.longestOf(byName.getOrDefault(key.name(), List.of()))
                    .orElseThrow(() ->
                            Listed.missing(named.size() + 1, manifest.keys().size()));
            if (!names.add(file.name())) {
                throw ManifestText.refused(newest.name(), "names two parts of the same name");
            }
            named.add(new Named(key, file));
        }
        Optional<Instant> stated = named.getFirst().key().statedTime();
        Delivery delivery = new Delivery(
                stated.isPresent() ? stated.get() : newest.written(),
                stated.isPresent() ? ToldBy.MANIFEST : ToldBy.OBJECT,
                Completeness.COMPLETE,
                Optional.of(ToldBy.MANIFEST),
                PeriodState.UNKNOWN);
        return new Laid(named.stream().map(Named::part).toList(), delivery, passedOver(named));
    }

    /**
     * The manifest that lies highest points to the delivery that holds; each assembly has a copy of its own besides. Where
     * only copies are there, it is the one that was written last.
     */
    private LyingFile newest() throws IOException {
        List<LyingFile> manifests = folder.awsManifests();
        LyingFile newest = manifests.getFirst();
        boolean alone = true;
        for (LyingFile manifest : manifests.subList(1, manifests.size())) {
            if (!manifest.name().equals(newest.name())) {
                throw ManifestText.refused(manifest.name(), "lies beside the manifest of another report");
            }
            int later = manifest.depth() == newest.depth()
                    ? manifest.written().compareTo(newest.written())
                    : Long.compare(newest.depth(), manifest.depth());
            alone = later > 0 || (alone && later < 0);
            newest = later > 0 ? manifest : newest;
        }
        if (!alone) {
            throw ManifestText.refused(newest.name(), "is there twice, written at the same moment");
        }
        return newest;
    }

    /** @return how many assemblies or executions lie beside the one that is named */
    private int passedOver(List<Named> named) {
        Set<String> paths = new HashSet<>();
        Set<String> folders = new HashSet<>();
        Set<String> homes = new HashSet<>();
        for (Named part : named) {
            paths.add(part.file().path());
            folders.add(part.file().folder());
            homes.add(part.home());
        }
        Set<String> others = new LinkedHashSet<>();
        long notNamed = 0;
        for (LyingFile file : folder.parts()) {
            if (paths.contains(file.path()) || isCompanion(file)) {
                continue;
            }
            Optional<String> other = homes.stream()
                    .filter(home ->
                            file.folder().startsWith(home) && file.folder().length() > home.length())
                    .map(home -> file.path().substring(0, file.path().indexOf('/', home.length())))
                    .findFirst();
            if (folders.contains(file.folder()) || other.isEmpty()) {
                notNamed++;
            } else {
                others.add(other.get());
            }
        }
        if (notNamed > 0) {
            throw MonthFolder.notNamed(notNamed);
        }
        return others.size();
    }

    /** What AWS lays beside the parts for Athena, Redshift and QuickSight. */
    private static boolean isCompanion(LyingFile file) {
        return file.name().endsWith("Manifest.json")
                || file.name().endsWith(".sql")
                || file.name().endsWith(".yml")
                || file.folder().endsWith("cost_and_usage_data_status/");
    }

    private record Named(BucketKey key, LyingFile file) {
        PartFile part() {
            return new PartFile(file.name(), file.file(), Optional.empty(), Optional.empty());
        }

        /** The folder of the month, in which each delivery has a folder of its own or all overwrite the one before. */
        String home() {
            return file.path().substring(0, file.path().length() - key.tail().length());
        }
    }
}
