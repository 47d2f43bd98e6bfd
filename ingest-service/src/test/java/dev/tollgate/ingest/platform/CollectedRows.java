package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Keeps all rows as they come, by line; a broken one is null. */
public final class CollectedRows implements RowReaders {
    private final Predicate<String> wanted;
    private final Map<Long, Map<String, String>> rows = new TreeMap<>();
    private final List<Long> broken = new ArrayList<>();
    private List<String> header = List.of();
    private int width;

    public CollectedRows() {
        this(_ -> true);
    }

    public CollectedRows(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    @Override
    public synchronized Supplier<RowReader> forHeader(List<String> names) {
        header = names;
        rows.clear();
        broken.clear();
        return Reader::new;
    }

    public List<String> header() {
        return header;
    }

    /** In the order of their lines. */
    public synchronized List<Map<String, String>> rows() {
        return List.copyOf(rows.values());
    }

    public synchronized List<Long> lines() {
        return List.copyOf(rows.keySet());
    }

    public synchronized List<Long> broken() {
        return List.copyOf(broken);
    }

    /** How many fields the last row said it has. */
    public synchronized int width() {
        return width;
    }

    private synchronized void add(long line, Map<String, String> row, int fields) {
        if (fields < 0) {
            broken.add(line);
        } else {
            rows.put(line, row);
            width = fields;
        }
    }

    private final class Reader implements RowReader {
        private Map<String, String> row = new TreeMap<>();
        private long line;

        @Override
        public boolean wants(int position) {
            return wanted.test(header.get(position));
        }

        @Override
        public void begin(long number) {
            line = number;
            row = new TreeMap<>();
        }

        @Override
        public void field(int position, char[] text, int from, int length) {
            row.put(header.get(position), new String(text, from, length));
        }

        @Override
        public void end(int fields) {
            add(line, row, fields);
        }
    }
}
