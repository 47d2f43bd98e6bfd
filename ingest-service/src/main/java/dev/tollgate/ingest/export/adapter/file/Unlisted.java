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
import java.util.List;
import java.util.Optional;

/** No manifest: every file of the folder is a part, and nothing is known of them but when the newest was written. */
record Unlisted(MonthFolder folder) implements Layout {
    @Override
    public Laid laid() throws IOException {
        List<LyingFile> lying = folder.parts();
        List<LyingFile> parts = lying.stream().filter(LyingFile::isAtTop).toList();
        if (parts.isEmpty()) {
            throw new ExportRefused(
                    FailureReason.NO_EXPORT,
                    lying.isEmpty()
                            ? "there is no part in the folder"
                            : "there are files in sub-folders only, and no manifest that names them");
        }
        if (parts.size() < lying.size()) {
            throw MonthFolder.notNamed(lying.size() - parts.size());
        }
        Delivery delivery =
                new Delivery(newest(parts), ToldBy.OBJECT, Completeness.UNKNOWN, Optional.empty(), PeriodState.UNKNOWN);
        return new Laid(parts.stream().map(Unlisted::part).toList(), delivery, 0);
    }

    private static PartFile part(LyingFile file) {
        return new PartFile(file.name(), file.file(), Optional.empty(), Optional.empty());
    }

    static Instant newest(List<LyingFile> parts) throws IOException {
        List<Instant> written = new ArrayList<>();
        for (LyingFile part : parts) {
            written.add(part.written());
        }
        return written.stream().max(Instant::compareTo).orElse(Instant.MIN);
    }
}
