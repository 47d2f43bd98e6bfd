package dev.tollgate.ingest.export.adapter.postgres;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Bytes cut into rows: one row of hundreds of megabytes would need as much heap several times over. */
final class Chunks extends OutputStream {
    private static final int MAX_BYTES = 1024 * 1024;

    private final List<Buffer> full = new ArrayList<>();
    private Buffer last = Buffer.buffer();

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        last.appendBytes(bytes, from, length);
        if (last.length() >= MAX_BYTES) {
            full.add(last);
            last = Buffer.buffer();
        }
    }

    List<Tuple> rows(UUID run, int ordinal) {
        List<Tuple> rows = new ArrayList<>();
        for (Buffer chunk : full) {
            rows.add(Tuple.of(run, ordinal, rows.size(), chunk));
        }
        if (last.length() > 0) {
            rows.add(Tuple.of(run, ordinal, rows.size(), last));
        }
        return rows;
    }
}
