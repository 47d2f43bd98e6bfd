package dev.tollgate.ingest.platform.parquet;

import java.util.Arrays;

/** Writes one value of a column as the text that a delimited file would have, into a buffer that is used again. */
abstract class CellText {
    private char[] chars = new char[64];
    private int from;
    private int length;

    final char[] chars() {
        return chars;
    }

    final int from() {
        return from;
    }

    final int length() {
        return length;
    }

    /** A value of up to 64 bits: as stored, extended with its sign. */
    void number(long value) {
        throw new BrokenPage("a number stands where its column has bytes");
    }

    /** A value of any number of bytes. */
    void bytes(byte[] data, int start, int count) {
        throw new BrokenPage("bytes stand where its column has numbers");
    }

    /** Room for so many characters, to be written from the first on. */
    final char[] room(int count) {
        if (chars.length < count) {
            chars = new char[Math.max(count, 2 * chars.length)];
        }
        return chars;
    }

    final void written(int start, int count) {
        from = start;
        length = count;
    }

    final void write(String text) {
        text.getChars(0, text.length(), room(text.length()), 0);
        written(0, text.length());
    }

    final void copyTo(StringBuilder to) {
        to.append(chars, from, length);
    }

    @Override
    public final String toString() {
        return new String(Arrays.copyOfRange(chars, from, from + length));
    }
}
