package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.backfill.adapter.file.EventFiles;
import dev.tollgate.ingest.platform.csv.GzipMembers;
import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.List;

/** A file of lines, and what it is when it is opened again. */
final class FileInMemory {
    private FileInMemory() {}

    static EventFile of(List<String> lines) {
        return () -> EventFiles.once(
                        new ByteArrayInputStream(UsageLines.bytes(lines)),
                        new PlainBodies(),
                        gzip -> new GzipMembers(gzip, 1_024))
                .open();
    }

    /** Another content each time. */
    static EventFile changing(List<List<String>> contents) {
        Iterator<List<String>> next = contents.iterator();
        return () -> of(next.next()).open();
    }
}
