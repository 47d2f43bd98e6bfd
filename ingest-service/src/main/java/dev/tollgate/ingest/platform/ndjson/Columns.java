package dev.tollgate.ingest.platform.ndjson;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of all values of a file, in the order of their first appearance. */
final class Columns {
    private static final int MAX_KEYS_A_COLUMN = 64;

    private final String part;
    private final int max;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private long keys;

    Columns(String part, int max) {
        this.part = part;
        this.max = max;
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** A name that is not known yet gets a position of its own. */
    int position(String name) {
        Integer known = positions.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() >= max) {
            throw tooMany();
        }
        positions.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /** Keys that hold objects are no columns, but take heap as well. */
    void requireRoomForKey() {
        if (++keys > (long) max * MAX_KEYS_A_COLUMN) {
            throw tooMany();
        }
    }

    private ExportRefused tooMany() {
        return new ExportRefused(FailureReason.TOO_MANY_COLUMNS, part + " has more than " + max + " different keys");
    }
}
