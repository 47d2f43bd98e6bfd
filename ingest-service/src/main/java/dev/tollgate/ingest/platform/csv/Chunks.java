package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file at record ends while it is read. What is wrong with it as a whole is told behind the last piece, so that
 * whatever comes first in the file is also what is refused first, however it was cut.
 */
final class Chunks {
    private static final int READ_BYTES = 128 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String part;
    private final InputStream content;
    private final int chunkBytes;
    private final CsvLimits limits;
    private final RecordEnds ends;
    private byte[] buffer;
    private int filled;
    private int followed;
    private long index;
    private long firstLine = 1;
    private boolean guessing;
    private long newlines;
    private boolean ended;
    private @Nullable Exception failure;

    /** @param firstBytes the size of the first buffer, so that a small file needs no large one */
    Chunks(String part, InputStream content, CsvLimits limits, int chunkBytes, int firstBytes) {
        this.part = part;
        this.content = content;
        this.chunkBytes = chunkBytes;
        this.limits = limits;
        this.ends = new RecordEnds(0, limits.recordBytes());
        this.buffer = new byte[Math.max(BYTE_ORDER_MARK.length, Math.min(firstBytes, chunkBytes))];
    }

    /**
     * From here on, the last newline that was read is taken for the end of a record, as it nearly always is. Whoever reads
     * a piece must make sure that it ends outside quotes, and has no line that ends in a return alone; else the whole file
     * has to be read again.
     */
    void guess() {
        guessing = true;
        newlines = Newlines.count(buffer, 0, filled);
    }

    /** True when nothing comes any more. */
    boolean isEnded() {
        return ended;
    }

    /**
     * The next piece; null when nobody wants more. The last of the file may be empty, and nothing comes behind it.
     *
     * @param buffers gives a buffer of at least that size for what comes behind the piece, whose own is then the
     *     caller's; null when nobody wants more
     * @throws WrongCut when nothing can be guessed
     */
    @Nullable
    Chunk next(IntFunction<byte @Nullable []> buffers) {
        if (index == 0) {
            passMark();
        }
        return guessing ? cutByGuess(buffers) : cutExactly(buffers);
    }

    private @Nullable Chunk cutExactly(IntFunction<byte @Nullable []> buffers) {
        while (ends.follow(buffer, followed, filled)) {
            followed = filled;
            if (filled == buffer.length && !grow()) {
                return full(ends.recordFrom(), ends.linesBeforeRecord(), buffers);
            }
            if (!read()) {
                if (failure == null && ends.isOpen()) {
                    failure = unclosed();
                }
                return rest();
            }
        }
        // So many bytes are no record within the limit; what they are told as must not hang on how many more are here.
        filled = (int) Math.min(filled, ends.recordFrom() + limits.recordBytes());
        failure = tooLong();
        return rest();
    }

    /** Called behind the last piece; throws what is wrong with the file there. */
    void requireWhole() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    private void passMark() {
        int mark = BYTE_ORDER_MARK.length;
        while (filled < mark && read()) {
            // A pipe or a compressed stream may give single bytes.
        }
        if (filled >= mark && Arrays.equals(buffer, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
            System.arraycopy(buffer, mark, buffer, 0, filled - mark);
            filled -= mark;
        }
    }

    /** False at the end of the file, or where it cannot be read on. */
    private boolean read() {
        if (failure != null) {
            return false;
        }
        try {
            int read = content.read(buffer, filled, Math.min(READ_BYTES, buffer.length - filled));
            if (read > 0) {
                // Counted at once, while the bytes are still in the processor's cache.
                newlines += guessing ? Newlines.count(buffer, filled, filled + read) : 0;
                filled += read;
            }
            return read >= 0;
        } catch (IOException | RuntimeException e) {
            failure = e;
            return false;
        }
    }

    /** Makes room for the rest of a record that does not end in the buffer. */
    private boolean grow() {
        boolean grows = ends.recordFrom() == 0 || buffer.length < chunkBytes;
        if (grows) {
            long wanted = buffer.length < chunkBytes ? chunkBytes : limits.recordBytes() + 1;
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, Math.min(wanted, Integer.MAX_VALUE - 8)));
        }
        return grows;
    }

    private @Nullable Chunk cutByGuess(IntFunction<byte @Nullable []> buffers) {
        while (filled < buffer.length && read()) {
            // Only a full buffer is cut.
        }
        if (failure != null) {
            throw new WrongCut();
        }
        if (filled < buffer.length) {
            return rest();
        }
        int end = filled;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        if (end == 0) {
            throw new WrongCut();
        }
        long left = Newlines.count(buffer, end, filled);
        long lines = newlines - left;
        newlines = left;
        return full(end, lines, buffers);
    }

    private @Nullable Chunk full(int end, long lines, IntFunction<byte @Nullable []> buffers) {
        int left = filled - end;
        byte[] next = buffers.apply(Math.max(chunkBytes, left + 1));
        if (next == null) {
            ended = true;
            return null;
        }
        Chunk chunk = chunk(end);
        System.arraycopy(buffer, end, next, 0, left);
        firstLine += lines;
        index++;
        buffer = next;
        filled = left;
        followed = left;
        ends.moved();
        return chunk;
    }

    private Chunk rest() {
        ended = true;
        return chunk(filled);
    }

    private Chunk chunk(int end) {
        boolean hasReturns = guessing || ends.sawReturn();
        return new Chunk(index, buffer, 0, end, firstLine, hasReturns, false, failure != null, guessing);
    }

    private ExportRefused unclosed() {
        if (charsFrom(ends.recordFrom()) > limits.recordChars()) {
            return tooLong();
        }
        RecordEnds before = new RecordEnds(0, Long.MAX_VALUE);
        before.follow(buffer, 0, ends.openedAt());
        return new ExportRefused(
                FailureReason.NOT_CSV,
                part + " ends within the quoted field that begins on line " + (firstLine + before.lines()));
    }

    private ExportRefused tooLong() {
        return new ExportRefused(
                FailureReason.LINE_TOO_LONG,
                part + " has a record of more than " + limits.recordChars() + " characters");
    }

    private int charsFrom(int from) {
        int chars = 0;
        for (int i = from; i < filled; i++) {
            // The bytes of a UTF-8 character behind its first begin with 10.
            chars += (buffer[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return chars;
    }
}
