package dev.tollgate.ingest.platform.csv;

/**
 * A piece of a file that begins where a record begins, and ends where one ends.
 *
 * @param index counts the pieces of the file from 0
 * @param from where it begins in the buffer
 * @param end where it ends there
 * @param firstLine the physical line on which it begins
 * @param hasReturns false when no line of it ends in a return
 * @param headed true when its first record is the header
 * @param cut true when the file goes wrong behind it, so that its last record is not whole
 * @param guessed true when it is not certain that it ends where a record ends
 */
@SuppressWarnings("ArrayRecordComponent") // A buffer that goes round, never compared.
record Chunk(
        long index,
        byte[] bytes,
        int from,
        int end,
        long firstLine,
        boolean hasReturns,
        boolean headed,
        boolean cut,
        boolean guessed) {
    Chunk withHeader() {
        return new Chunk(index, bytes, from, end, firstLine, hasReturns, true, cut, guessed);
    }

    /** What is left of it behind the records that were read. */
    Chunk behind(int place, long line, boolean stillHeaded) {
        return new Chunk(index, bytes, place, end, line, hasReturns, stillHeaded, cut, guessed);
    }
}
