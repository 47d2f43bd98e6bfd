package dev.tollgate.ingest.export;

import dev.tollgate.kernel.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Which files a run reads, told apart from those that lie there after a change. Made anew by each process that takes
 * part: equal digests mean that both see the same files, and store what they read in the same form.
 *
 * @param parts their names, in the export's order
 */
public record ReadingPlan(Sha256 digest, List<String> parts) {
    /** Goes up when the stored form of a reading changes, so that two versions never share a run. */
    private static final String FORM = "3\n";

    public ReadingPlan {
        parts = List.copyOf(parts);
    }

    static ReadingPlan of(Drops.Content content) {
        StringBuilder text = new StringBuilder(FORM);
        for (Drops.PartFile part : content.parts()) {
            text.append(part.name()).append('\n').append(lie(part)).append('\n');
            part.expected().ifPresent(sha256 -> text.append(sha256.hex()));
            part.rows().ifPresent(rows -> text.append(' ').append(rows));
            text.append('\n');
        }
        return new ReadingPlan(
                Sha256.ofUtf8(text.toString()),
                content.parts().stream().map(Drops.PartFile::name).toList());
    }

    private static String lie(Drops.PartFile part) {
        try {
            return Files.size(part.path()) + " " + Files.getLastModifiedTime(part.path());
        } catch (IOException e) {
            throw new ExportRefused(FailureReason.UNREADABLE, part.name() + " could not be read", e);
        }
    }
}
