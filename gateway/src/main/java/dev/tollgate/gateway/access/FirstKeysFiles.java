package dev.tollgate.gateway.access;

import java.nio.file.Path;
import java.util.List;

/** Where the first keys are handed over. Blocking: for use at start. */
public interface FirstKeysFiles {
    /** Replaces the file as a whole; at no moment can anybody but its owner read it. */
    void write(Path file, List<NewKey> keys);

    void remove(Path file);
}
