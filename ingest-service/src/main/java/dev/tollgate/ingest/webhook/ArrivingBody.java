package dev.tollgate.ingest.webhook;

import dev.tollgate.kernel.Network;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One webhook's body while it comes: no larger than a body may be, and within the memory that all of them have together.
 * What it holds of that is given back when it is closed. For one thread at a time.
 */
public final class ArrivingBody implements AutoCloseable {
    private final MemoryInHand memory;
    private final Network sender;
    private final int maxBytes;
    private final AtomicReference<ByteArrayOutputStream> pieces = new AtomicReference<>(new ByteArrayOutputStream());
    private final AtomicInteger taken = new AtomicInteger();

    private ArrivingBody(MemoryInHand memory, Network sender, int maxBytes) {
        this.memory = memory;
        this.sender = sender;
        this.maxBytes = maxBytes;
    }

    /** @throws BodyNotTaken when there is no room for another of this sender */
    static ArrivingBody of(InetAddress source, MemoryInHand memory, int maxBytes) throws BodyNotTaken {
        ArrivingBody body = new ArrivingBody(memory, MemoryInHand.sharing(source), maxBytes);
        body.take(MemoryInHand.BYTES_BESIDE);
        return body;
    }

    /** @throws BodyNotTaken when this is more than it may have */
    public void add(byte[] piece) throws BodyNotTaken {
        if (pieces.get().size() + piece.length > maxBytes) {
            throw new BodyNotTaken(Reception.Cause.TOO_LARGE);
        }
        take(piece.length);
        pieces.get().writeBytes(piece);
    }

    /** Once: it is not held twice while it waits to be stored. */
    byte[] whole() {
        return pieces.getAndSet(new ByteArrayOutputStream(0)).toByteArray();
    }

    /** Gives back what it holds of the memory. */
    @Override
    public void close() {
        memory.release(sender, taken.getAndSet(0));
    }

    private void take(int bytes) throws BodyNotTaken {
        if (!memory.take(sender, bytes)) {
            throw new BodyNotTaken(Reception.Cause.TOO_MUCH_IN_HAND);
        }
        taken.addAndGet(bytes);
    }
}
