package dev.tollgate.ingest.export.adapter.file;

import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.Delivery.Completeness;
import dev.tollgate.ingest.export.Delivery.PeriodState;
import dev.tollgate.ingest.export.Delivery.ToldBy;
import dev.tollgate.ingest.export.Drops.PartFile;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our own {@code manifest.json}: the parts lie beside it, each with its digest. */
record Listed(MonthFolder folder, Manifest manifest) implements Layout {
    @Override
    public Laid laid() throws IOException {
        Map<String, LyingFile> left = new LinkedHashMap<>();
        folder.parts().forEach(file -> left.put(file.path(), file));
        List<LyingFile> named = new ArrayList<>();
        List<PartFile> parts = new ArrayList<>();
        for (Manifest.Part part : manifest.parts()) {
            LyingFile file = left.remove(part.name());
            if (file == null) {
                throw missing(parts.size() + 1, manifest.parts().size());
            }
            named.add(file);
            parts.add(new PartFile(part.name(), file.file(), Optional.of(part.sha256()), Optional.empty()));
        }
        if (!left.isEmpty()) {
            throw MonthFolder.notNamed(left.size());
        }
        return new Laid(parts, delivery(named), 0);
    }

    static ExportRefused missing(int number, int of) {
        return new ExportRefused(
                FailureReason.PART_MISSING,
                "the manifest names a part that is not there: part " + number + " of " + of);
    }

    /** The manifest's words; without them, when the newest part was written, and nothing else is known. */
    private Delivery delivery(List<LyingFile> parts) throws IOException {
        Optional<Instant> stated = manifest.asOf();
        Optional<Boolean> complete = manifest.complete();
        return new Delivery(
                stated.isPresent() ? stated.get() : Unlisted.newest(parts),
                stated.isPresent() ? ToldBy.MANIFEST : ToldBy.OBJECT,
                complete.map(whole -> whole ? Completeness.COMPLETE : Completeness.PARTIAL)
                        .orElse(Completeness.UNKNOWN),
                complete.map(_ -> ToldBy.MANIFEST),
                manifest.periodState()
                        .map(state -> switch (state) {
                            case OPEN -> PeriodState.OPEN;
                            case CLOSED -> PeriodState.CLOSED;
                        })
                        .orElse(PeriodState.UNKNOWN));
    }
}
