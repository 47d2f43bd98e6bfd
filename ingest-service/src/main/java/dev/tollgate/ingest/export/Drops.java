package dev.tollgate.ingest.export;

import dev.tollgate.kernel.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Port: the billing drops below the configured root. Blocks; called from worker and virtual threads only. */
public interface Drops {
    /**
     * Refuses, as a mistake of the request, a path that is absolute, climbs by {@code ..}, or leaves the root by a link.
     * Whether something lies there is for the run to find out.
     */
    void requireInside(String drop, Scope scope);

    /** @throws ExportRefused when the folder does not hold exactly what its manifest says, or nothing at all */
    Content open(String drop, Scope scope);

    /** The same of a drop that was fetched, and lies at a root of its own. */
    Content open(Path root, Scope scope);

    /**
     * What lies in one provider's folder for one month.
     *
     * @param parts in the manifest's order, else by name
     * @param statement the bytes of {@code statement.json}, where there is one
     * @param passedOver how many other deliveries of the month lie beside it, which its manifest does not name
     */
    record Content(List<PartFile> parts, Delivery delivery, Optional<StatementFile> statement, int passedOver) {
        public Content {
            parts = List.copyOf(parts);
        }
    }

    /**
     * @param expected the file's digest by the manifest
     * @param rows how many rows it has by the manifest
     */
    record PartFile(String name, Path path, Optional<Sha256> expected, Optional<Long> rows) {}

    /** @param json as it lies */
    @SuppressWarnings("ArrayRecordComponent")
    record StatementFile(byte[] json) {}
}
