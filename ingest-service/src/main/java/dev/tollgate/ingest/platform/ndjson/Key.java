package dev.tollgate.ingest.platform.ndjson;

import java.util.HashMap;
import java.util.Map;

/** A key where it stands in the objects, so that its column is found without putting its name together again. */
final class Key {
    /** It was never met with a value of its own. */
    static final int NO_COLUMN = -1;

    private final String path;
    private final Map<String, Key> within = new HashMap<>();
    private int column = NO_COLUMN;

    private Key(String path) {
        this.path = path;
    }

    static Key root() {
        return new Key("");
    }

    /** The key of the same name within this one. */
    Key within(String name, Columns columns) {
        Key known = within.get(name);
        if (known == null) {
            known = new Key(path.isEmpty() ? name : path + '.' + name);
            columns.requireRoomForKey();
            within.put(name, known);
        }
        return known;
    }

    int column(Columns columns) {
        if (column == NO_COLUMN) {
            column = columns.position(path);
        }
        return column;
    }
}
