package dev.tollgate.ingest.platform.csv;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Carries chunks from the one who reads to those who parse, and their buffers back. What fails first in the file is what
 * counts: a chunk is only taken when all before it were, and those are parsed to their ends.
 */
final class Belt {
    private final int maxBuffers;
    private final int bufferBytes;
    private final Queue<Chunk> chunks = new ArrayDeque<>();
    private final Queue<byte[]> free = new ArrayDeque<>();
    private int buffers;
    private boolean ended;
    private @Nullable Throwable failure;
    private long failedAt = Long.MAX_VALUE;

    /** @param buffers how many there may be, with the two that the reader begins with: a first chunk's, and the next */
    Belt(int buffers, int bufferBytes) {
        this.maxBuffers = buffers;
        this.bufferBytes = bufferBytes;
        this.buffers = 2;
    }

    /** An empty buffer, as soon as there is one; null when a chunk has failed and nobody wants more. */
    synchronized byte @Nullable [] buffer(int bytes) throws InterruptedException {
        while (failure == null && free.isEmpty() && buffers == maxBuffers) {
            wait();
        }
        if (failure != null) {
            return null;
        }
        byte[] known = free.poll();
        buffers += known == null ? 1 : 0;
        return known != null && known.length >= bytes ? known : new byte[bytes];
    }

    synchronized void put(Chunk chunk) {
        chunks.add(chunk);
        notifyAll();
    }

    /** No chunk comes any more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The next chunk, as soon as there is one; null at the end, or when one has failed. */
    synchronized @Nullable Chunk take() throws InterruptedException {
        while (failure == null && chunks.isEmpty() && !ended) {
            wait();
        }
        return failure == null ? chunks.poll() : null;
    }

    /** A buffer that was larger than usual is not kept. */
    synchronized void giveBack(Chunk chunk) {
        if (chunk.bytes().length == bufferBytes) {
            free.add(chunk.bytes());
        } else {
            buffers--;
        }
        notifyAll();
    }

    synchronized void fail(long index, Throwable why) {
        if (index < failedAt) {
            failedAt = index;
            failure = why;
        }
        notifyAll();
    }

    /** What failed; where several chunks did, what the first in the file failed by. */
    synchronized @Nullable Throwable failure() {
        return failure;
    }
}
