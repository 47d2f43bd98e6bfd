package dev.tollgate.ingest.platform.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decompresses every member of a gzip file (RFC 1952) and refuses whatever is no whole member. The JDK's own stream
 * takes a damaged member behind the first for the end of the file, and so leaves out what it says.
 */
public final class GzipMembers extends InputStream {
    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int DEFLATE = 8;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int FLAGS_RESERVED = 0xE0;
    private static final int TIME_LEVEL_AND_SYSTEM_BYTES = 6;

    private final InputStream in;
    private final byte[] buffer;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 headerCrc = new CRC32();
    private final CRC32 contentCrc = new CRC32();
    private int position;
    private int end;
    private boolean begun;
    private boolean inMember;

    public GzipMembers(InputStream in, int bufferBytes) {
        this.in = in;
        this.buffer = new byte[bufferBytes];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * @throws EOFException when a member is cut off
     * @throws ZipException when a member is damaged, or when something else stands where one would begin
     */
    @Override
    public int read(byte[] content, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || nextMember()) {
            int read = inflate(content, from, length);
            if (read > 0) {
                contentCrc.update(content, from, read);
                return read;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                if (!fill()) {
                    throw new EOFException("a member is cut off");
                }
                inflater.setInput(buffer, 0, end);
            } else {
                throw new ZipException("a member needs a dictionary");
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] content, int from, int length) throws ZipException {
        try {
            return inflater.inflate(content, from, length);
        } catch (DataFormatException e) {
            ZipException damaged = new ZipException("a member is damaged");
            damaged.initCause(e);
            throw damaged;
        }
    }

    /** False at the end of the file, which is no end before the first member. */
    private boolean nextMember() throws IOException {
        if (begun && position == end && !fill()) {
            return false;
        }
        begun = true;
        headerCrc.reset();
        require(headerByte() == MAGIC_1 && headerByte() == MAGIC_2, "no member begins here");
        require(headerByte() == DEFLATE, "a member is not deflated");
        int flags = headerByte();
        require((flags & FLAGS_RESERVED) == 0, "a member has unknown flags");
        skipHeader(TIME_LEVEL_AND_SYSTEM_BYTES);
        if ((flags & FLAG_EXTRA) != 0) {
            int low = headerByte();
            skipHeader(low | headerByte() << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipHeaderText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipHeaderText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            long expected = headerCrc.getValue() & 0xFFFF;
            require(littleEndian(2) == expected, "a member's header is damaged");
        }
        inflater.reset();
        inflater.setInput(buffer, position, end - position);
        contentCrc.reset();
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        position = end - inflater.getRemaining();
        require(littleEndian(4) == contentCrc.getValue(), "a member has another checksum than its content");
        require(
                littleEndian(4) == (inflater.getBytesWritten() & 0xFFFF_FFFFL),
                "a member has another length than its content");
        inMember = false;
    }

    private void skipHeader(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            headerByte();
        }
    }

    private void skipHeaderText() throws IOException {
        int last;
        do {
            last = headerByte();
        } while (last != 0);
    }

    private int headerByte() throws IOException {
        int next = nextByte();
        headerCrc.update(next);
        return next;
    }

    private long littleEndian(int count) throws IOException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) nextByte() << (8 * i);
        }
        return value;
    }

    private int nextByte() throws IOException {
        if (position == end && !fill()) {
            throw new EOFException("a member is cut off");
        }
        return buffer[position++] & 0xFF;
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        position = 0;
        end = Math.max(read, 0);
        return read > 0;
    }

    private static void require(boolean holds, String otherwise) throws ZipException {
        if (!holds) {
            throw new ZipException(otherwise);
        }
    }
}
