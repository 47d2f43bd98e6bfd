package dev.tollgate.ingest.platform.parquet;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.protocol.TProtocolUtil;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/** Reads what a file says of itself, and allocates no more than a file can need, whatever lengths it names. */
final class Metadata {
    private static final long MAX_TEXT_BYTES = 1 << 20;
    private static final long MAX_LIST = 1 << 20;
    private static final int MAX_DEPTH = 64;

    private Metadata() {}

    /** A field that the format makes mandatory, and whose value is one that the format has. */
    static <T> T required(@Nullable T field) {
        if (field == null) {
            throw Refusal.broken("it does not say what it is");
        }
        return field;
    }

    /** @throws Refusal when it is none */
    static <T extends TBase<?, ?>> T read(InputStream in, T into) {
        TProtocolUtil.setMaxSkipDepth(MAX_DEPTH);
        try {
            into.read(new TCompactProtocol(new TIOStreamTransport(in), MAX_TEXT_BYTES, MAX_LIST));
            return into;
        } catch (TException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw Refusal.broken("it does not say what it is");
        }
    }
}
