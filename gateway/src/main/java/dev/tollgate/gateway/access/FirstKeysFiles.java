package dev.tollgate.gateway.access;

import java.nio.file.Path;
import java.util.List;

/** Where the first keys are handed over. Blocking: for use at start. */
public interface FirstKeysFiles {
    /**
     * Writes the keys beside the file, under a name of this attempt's own; at no moment can anybody but their owner read
     * them.
     *
     * @return where they are
     */
    Path stage(Path file, List<NewKey> keys);

    /** Makes what was staged the file, at once and as a whole. */
    void handOver(Path staged, Path file);

    /** Removes what was staged, and never the file. */
    void discard(Path staged);
}
