package dev.tollgate.ingest.platform.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of one column from the library, one after the other, and holds each as text. An entry of a
 * dictionary is turned into text once, since it can stand in millions of rows.
 */
class Cell extends PrimitiveConverter {
    private static final int MAX_KEPT_ENTRIES = 1 << 16;

    private final CellText text;
    private final PrimitiveTypeName type;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private @Nullable Dictionary dictionary;
    private char[][] entries = new char[0][];
    private char[] buffer = new char[64];
    private CharBuffer target = CharBuffer.wrap(buffer);
    private char[] chars = buffer;
    private int length;
    private long values;
    private boolean unsure;

    Cell(CellText text, PrimitiveTypeName type) {
        this.text = text;
        this.type = type;
    }

    /** The characters of the value that came last, from the first on. */
    final char[] chars() {
        return chars;
    }

    final int length() {
        return length;
    }

    /** How many values came. */
    final long values() {
        return values;
    }

    /** Whether a value that came has more digits than its type surely gives back. */
    final boolean isUnsure() {
        return unsure;
    }

    /** Called after each value. */
    void taken() {}

    @Override
    public final boolean hasDictionarySupport() {
        return true;
    }

    @Override
    public final void setDictionary(Dictionary given) {
        dictionary = given;
        entries = new char[Math.min(given.getMaxId() + 1, MAX_KEPT_ENTRIES)][];
    }

    @Override
    public final void addValueFromDictionary(int id) {
        Dictionary from = dictionary;
        if (from == null || id < 0 || id > from.getMaxId()) {
            throw Refusal.broken("a value is not in its dictionary");
        }
        if (id < entries.length && entries[id] != null) {
            chars = entries[id];
            length = chars.length;
        } else {
            decode(from, id);
            if (id < entries.length) {
                entries[id] = Arrays.copyOf(chars, length);
            }
        }
        values++;
        taken();
    }

    @Override
    public final void addInt(int value) {
        addLong(value);
    }

    @Override
    public final void addBoolean(boolean value) {
        addLong(value ? 1 : 0);
    }

    @Override
    public final void addLong(long value) {
        number(value);
        values++;
        taken();
    }

    @Override
    public final void addBinary(Binary value) {
        bytes(value);
        values++;
        taken();
    }

    private void decode(Dictionary from, int id) {
        switch (type) {
            case INT32 -> number(from.decodeToInt(id));
            case INT64 -> number(from.decodeToLong(id));
            case BOOLEAN -> number(from.decodeToBoolean(id) ? 1 : 0);
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96, FLOAT, DOUBLE -> bytes(from.decodeToBinary(id));
        }
    }

    private void number(long value) {
        if (text.isDecimal()) {
            room(DecimalText.room(text.scale()));
            length = DecimalText.write(value, text.scale(), buffer);
            return;
        }
        if (text.ofNumber() == null) {
            throw Refusal.broken("a number stands where its column has bytes");
        }
        String number = text.ofNumber().apply(value);
        unsure |= text.isUnsure(number);
        write(number);
    }

    private void bytes(Binary value) {
        if (text.ofBytes() != null) {
            write(text.ofBytes().apply(value.getBytesUnsafe()));
            return;
        }
        ByteBuffer from = value.toByteBuffer();
        if (text.isDecimal()) {
            decimal(from);
            return;
        }
        room(from.remaining());
        target.clear();
        utf8.reset();
        // A byte that cannot be there is never replaced silently. No byte gives more than one character.
        if (utf8.decode(from, target, true).isError()) {
            throw Refusal.notUtf8();
        }
        length = target.position();
    }

    private void decimal(ByteBuffer value) {
        Refusal.require(value.hasRemaining(), "a decimal has no digits");
        if (value.remaining() > DecimalText.MAX_BYTES) {
            byte[] bytes = new byte[value.remaining()];
            value.get(bytes);
            write(new BigDecimal(new BigInteger(bytes), text.scale()).toPlainString());
        } else {
            room(DecimalText.room(text.scale()));
            length = DecimalText.write(value, text.scale(), buffer);
        }
    }

    private void write(String written) {
        length = written.length();
        room(length);
        written.getChars(0, length, buffer, 0);
    }

    private void room(int count) {
        if (buffer.length < count) {
            buffer = new char[Math.max(count, 2 * buffer.length)];
            target = CharBuffer.wrap(buffer);
        }
        chars = buffer;
    }
}
