package dev.tollgate.ingest.export.adapter.file;

import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.Drops.PartFile;
import dev.tollgate.ingest.export.Scope;
import java.io.IOException;
import java.util.List;

/** How a delivery says which files it consists of: a case for each kind of manifest, and one for none. */
sealed interface Layout permits Unlisted, Listed, AwsBucket, AzureExport {
    /** @throws dev.tollgate.ingest.export.ExportRefused when what lies there is not what the manifest says */
    Laid laid() throws IOException;

    /** Which manifest is there decides, by its name, and where two providers use the same name by its content. */
    static Layout of(MonthFolder folder, Scope scope) throws IOException {
        List<LyingFile> manifests = folder.manifests();
        if (!folder.awsManifests().isEmpty()) {
            if (!manifests.isEmpty()) {
                throw ManifestText.refused(manifests.getFirst().name(), "lies beside a manifest of another kind");
            }
            return new AwsBucket(folder, scope);
        }
        if (manifests.isEmpty()) {
            return new Unlisted(folder);
        }
        if (manifests.size() == 1 && manifests.getFirst().path().equals("manifest.json")) {
            ManifestText text = ManifestText.of(manifests.getFirst());
            if (!text.has("blobs")) {
                return new Listed(folder, Manifest.read(text));
            }
        }
        return new AzureExport(folder, scope);
    }

    /**
     * @param passedOver how many other deliveries of the month lie beside it
     */
    record Laid(List<PartFile> parts, Delivery delivery, int passedOver) {
        public Laid {
            parts = List.copyOf(parts);
        }
    }
}
