package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.Landing;
import dev.tollgate.kernel.BillingPeriod;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Copies what stands for a month. "Viewing your Cost and Usage Reports" and "Understanding your export delivery" of the
 * Data Exports guide say where it lies: reports below {@code <first>-<first of next>/}, exports below
 * {@code metadata/BILLING_PERIOD=<YYYY-MM>/} and {@code data/}. A part that the manifest names and the bucket does not
 * have stays away, so that the reading of the files finds it missing.
 *
 * <p>AWS may overwrite a delivery while it is copied. Each part is got only as it was listed, and listed again at the end;
 * where anything differs the copy begins again. The manifest is put down last, so that no mixture ever has one.
 */
final class CopyingExport {
    private static final int MOST_BEGINNINGS = 3;
    private static final int MOST_MANIFEST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_FOLDERS = 100;

    private final ExportBucket bucket;
    private final AwsSettings settings;
    private final BillingPeriod month;
    private final Landing landing;
    /** What was put down, by key, over all beginnings: a file cannot be taken up again. */
    private final Map<String, StoredObject> landed = new HashMap<>();

    CopyingExport(ExportBucket bucket, BillingPeriod month, Landing landing) {
        this.bucket = bucket;
        this.settings = bucket.settings();
        this.month = month;
        this.landing = landing;
    }

    void copy() {
        for (int begun = 0; begun < MOST_BEGINNINGS; begun++) {
            try {
                if (isCopied()) {
                    return;
                }
            } catch (ExportRefused e) {
                if (e.reason() != FailureReason.PART_CHANGED) {
                    throw e;
                }
            }
        }
        throw new ExportRefused(
                FailureReason.PART_CHANGED,
                "the delivery changed each of the " + MOST_BEGINNINGS + " times that it was copied");
    }

    private boolean isCopied() {
        SortedMap<String, StoredObject> listed = new TreeMap<>();
        monthFolders().forEach(folder -> listed.putAll(bucket.list(folder)));
        List<Manifest> manifests = StandingManifests.among(listed.values()).manifests().stream()
                .map(object -> new Manifest(object, manifestContent(object)))
                .toList();
        if (manifests.isEmpty()) {
            throw new ExportRefused(
                    FailureReason.NO_EXPORT,
                    "the bucket has no manifest for " + month + " below " + AwsSettings.PREFIX);
        }
        // Several cannot be told apart; without any part, the reading says which and why.
        if (manifests.size() == 1) {
            NamedParts parts = NamedParts.of(manifests.getFirst().content(), settings);
            SortedMap<String, StoredObject> before = listed(parts);
            parts.keys().stream().filter(before::containsKey).map(before::get).forEach(this::land);
            if (!listed(parts).equals(before)) {
                return false;
            }
            requireNothingElse(before);
        }
        manifests.forEach(this::land);
        return true;
    }

    private List<String> monthFolders() {
        LocalDate first = month.month().atDay(1);
        DateTimeFormatter day = DateTimeFormatter.BASIC_ISO_DATE;
        return List.of(
                settings.prefix() + "/" + day.format(first) + "-" + day.format(first.plusMonths(1)) + "/",
                settings.prefix() + "/metadata/BILLING_PERIOD=" + month + "/");
    }

    private byte[] manifestContent(StoredObject manifest) {
        if (manifest.bytes() > MOST_MANIFEST_BYTES) {
            throw new ExportRefused(
                    FailureReason.BAD_MANIFEST, manifest.name() + " is larger than " + MOST_MANIFEST_BYTES + " bytes");
        }
        return bucket.content(manifest);
    }

    /** Those of the parts that are there. */
    private SortedMap<String, StoredObject> listed(NamedParts parts) {
        if (parts.folders().size() > MOST_FOLDERS) {
            throw new ExportRefused(
                    FailureReason.BAD_MANIFEST,
                    "the delivery's manifest names parts in more than " + MOST_FOLDERS + " folders");
        }
        SortedMap<String, StoredObject> found = new TreeMap<>();
        parts.folders().forEach(folder -> found.putAll(bucket.list(folder)));
        found.keySet().retainAll(parts.keys());
        return found;
    }

    private void land(StoredObject part) {
        if (!part.equals(landed.get(part.key()))) {
            landing.copy(path(part), part.written(), OptionalLong.of(part.bytes()), () -> bucket.open(part));
            landed.put(part.key(), part);
        }
    }

    private void land(Manifest manifest) {
        StoredObject object = manifest.object();
        landing.copy(
                path(object),
                object.written(),
                OptionalLong.of(object.bytes()),
                () -> new ByteArrayInputStream(manifest.content()));
    }

    /** A shorter delivery replaced a longer one meanwhile; the next run begins with an empty folder. */
    private void requireNothingElse(SortedMap<String, StoredObject> parts) {
        if (!parts.keySet().containsAll(landed.keySet())) {
            throw new ExportRefused(
                    FailureReason.PART_CHANGED, "the delivery was replaced by a shorter one while it was copied");
        }
    }

    private String path(StoredObject object) {
        return object.key().substring(settings.prefix().length() + 1);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Manifest(StoredObject object, byte[] content) {}
}
