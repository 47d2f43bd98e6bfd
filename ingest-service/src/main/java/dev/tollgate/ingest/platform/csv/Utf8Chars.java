package dev.tollgate.ingest.platform.csv;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes a chunk strictly, straight into the parser's buffer, so that its characters are never laid down twice. */
final class Utf8Chars extends Reader {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes;
    private final boolean cut;

    Utf8Chars(Chunk chunk) {
        this.bytes = ByteBuffer.wrap(chunk.bytes(), chunk.from(), chunk.end() - chunk.from());
        this.cut = chunk.cut();
    }

    /**
     * @throws java.nio.charset.CharacterCodingException when what comes next is no UTF-8
     * @throws CutOff at the end of a chunk whose last record is not whole
     */
    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(buffer, from, length);
        CoderResult result = decoder.decode(bytes, chars, !cut);
        int read = chars.position() - from;
        if (read > 0) {
            // What came before a mistake is read first.
            return read;
        }
        if (result.isError()) {
            result.throwException();
        }
        if (cut) {
            throw new CutOff();
        }
        return -1;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /** The text ends where it should not; why, its reader knows. */
    static final class CutOff extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
