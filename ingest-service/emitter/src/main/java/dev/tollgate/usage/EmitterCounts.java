package dev.tollgate.usage;

/**
 * What became of the events so far, seen at one moment: {@code emitted} is always the sum of {@code accepted},
 * {@code duplicate}, {@code notCounted} and {@code inHand}.
 *
 * @param emitted taken by {@code emit}
 * @param accepted stored by the server, durably
 * @param duplicate stored already when they came again, so counted once; usually an answer was lost before
 * @param notTaken refused by {@code emit}, because the queue was full or the emitter closed
 * @param notCounted told to the listener's {@code onNotCounted}
 * @param inHand taken and not answered yet, or left when the emitter was closed
 * @param inHandBytes the memory of these, in bytes, as it is held against the queue's capacity
 */
public record EmitterCounts(
        long emitted, long accepted, long duplicate, long notTaken, long notCounted, long inHand, long inHandBytes) {}
