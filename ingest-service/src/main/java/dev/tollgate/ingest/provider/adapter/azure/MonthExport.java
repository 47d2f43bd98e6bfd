package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.Landing;
import dev.tollgate.kernel.BillingPeriod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The run of an export that stands for a month, copied as it lies: {@code <YYYYMMDD-YYYYMMDD>/…} ("Create and manage Cost
 * Management exports"). It is the one submitted last, by the rule that the landed folder is read with; of the others only
 * the manifests are copied.
 */
record MonthExport(ExportFolder folder, Landing landing) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    void copy(BillingPeriod month) {
        String range = DAY.format(month.month().atDay(1)) + "-"
                + DAY.format(month.month().atEndOfMonth()) + "/";
        List<RemoteBlob> blobs = folder.list(range);
        List<RunManifest> runs = new ArrayList<>();
        for (RemoteBlob blob : blobs) {
            if (RunManifest.isManifest(blob)) {
                runs.add(RunManifest.of(blob, manifest(blob)));
            }
        }
        if (runs.isEmpty()) {
            copyUnlisted(blobs, range);
        } else {
            copyRun(newest(runs), runs, blobs);
        }
    }

    private void copyRun(RunManifest standing, List<RunManifest> runs, List<RemoteBlob> blobs) {
        for (RunManifest run : runs) {
            landing.copy(
                    landable(run.blob().path()),
                    run.blob().written(),
                    OptionalLong.of(run.json().length),
                    () -> new ByteArrayInputStream(run.json()));
        }
        // A part that is named and not there stays missing, which whoever reads the folder says.
        for (RemoteBlob blob : blobs) {
            if (standing.parts().contains(blob.path()) && !RunManifest.isManifest(blob)) {
                copy(blob, blob.path());
            }
        }
    }

    private static RunManifest newest(List<RunManifest> runs) {
        Instant last =
                runs.stream().map(RunManifest::at).max(Instant::compareTo).orElseThrow();
        List<RunManifest> newest =
                runs.stream().filter(run -> run.at().equals(last)).toList();
        if (newest.size() > 1) {
            throw RunManifest.refused("two runs of the export were submitted at the same moment");
        }
        return newest.getFirst();
    }

    /**
     * Older exports have no manifest and lay one file for each run beside each other; the newest is the month as it was
     * counted last. Files deeper down without a manifest are a run that is still being written, or no export.
     */
    private void copyUnlisted(List<RemoteBlob> blobs, String range) {
        List<RemoteBlob> files =
                blobs.stream().filter(blob -> blob.folder().equals(range)).toList();
        Optional<Instant> last = files.stream().map(RemoteBlob::written).max(Instant::compareTo);
        if (last.isEmpty()) {
            throw new ExportRefused(
                    FailureReason.NO_EXPORT,
                    blobs.isEmpty()
                            ? "the export's directory has no files for the month"
                            : "the export's directory has files for the month, and no manifest that names them");
        }
        List<RemoteBlob> newest =
                files.stream().filter(blob -> blob.written().equals(last.get())).toList();
        if (newest.size() > 1) {
            throw new ExportRefused(
                    FailureReason.PART_NOT_NAMED,
                    "two files of the month were written at the same moment, and no manifest names them");
        }
        copy(newest.getFirst(), newest.getFirst().name());
    }

    private void copy(RemoteBlob blob, String path) {
        landing.copy(landable(path), blob.written(), OptionalLong.of(blob.bytes()), () -> folder.open(blob));
    }

    private byte[] manifest(RemoteBlob blob) {
        if (blob.bytes() > RunManifest.MAX_BYTES) {
            throw RunManifest.refused("a manifest has more than " + RunManifest.MAX_BYTES + " bytes");
        }
        try (InputStream content = folder.open(blob)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new ExportRefused(FailureReason.ANSWER_CUT_OFF, "a manifest was cut off, each time");
        }
    }

    private static String landable(String path) {
        for (String step : path.split("/", -1)) {
            if (step.isEmpty() || step.startsWith(".")) {
                throw RunManifest.refused("a file of the export lies where none can be laid down");
            }
        }
        return path;
    }
}
