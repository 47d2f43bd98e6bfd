package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.outbound.OutboundFailure;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.provider.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A blob from its first byte on, asked for in pieces, each on condition that the blob is still the one that was listed. */
final class BlobContent extends InputStream {
    private static final int PIECE_BYTES = 4 * 1024 * 1024;

    private final BlobContainer container;
    private final RemoteBlob blob;
    private final String name;
    private byte[] piece = new byte[0];
    private int taken;
    private long asked;

    /** @param name from the container on */
    BlobContent(BlobContainer container, RemoteBlob blob, String name) {
        this.container = container;
        this.blob = blob;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? piece[taken++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int copied = Math.min(length, piece.length - taken);
        System.arraycopy(piece, taken, into, offset, copied);
        taken += copied;
        return copied;
    }

    private boolean hasMore() throws IOException {
        if (taken < piece.length) {
            return true;
        }
        int bytes = (int) Math.min(PIECE_BYTES, blob.bytes() - asked);
        if (bytes == 0) {
            return false;
        }
        try {
            piece = container.read(blob, name, asked, bytes);
        } catch (OutboundRefused e) {
            if (e.failure() == OutboundFailure.CUT_OFF) {
                // Whoever copies it begins anew; without a cause, as everything that was sent outside.
                throw new IOException("the content of a file of the export was cut off");
            }
            throw Refusals.of(e);
        }
        asked += bytes;
        taken = 0;
        return true;
    }
}
