package dev.tollgate.ingest.platform.csv;

/**
 * A piece of a file that begins where a record begins, and ends where one ends.
 *
 * @param index counts the pieces of the file from 0
 * @param firstLine the physical line on which it begins
 * @param hasReturns false when no line of it ends in a return
 * @param headed true when its first record is the header
 * @param cut true when the file goes wrong behind it, so that its last record is not whole
 */
@SuppressWarnings("ArrayRecordComponent") // A buffer that goes round, never compared.
record Chunk(long index, byte[] bytes, int length, long firstLine, boolean hasReturns, boolean headed, boolean cut) {
    Chunk withHeader() {
        return new Chunk(index, bytes, length, firstLine, hasReturns, true, cut);
    }
}
