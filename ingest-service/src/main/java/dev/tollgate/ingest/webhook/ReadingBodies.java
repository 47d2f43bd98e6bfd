package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.intake.TimedBody;
import dev.tollgate.kernel.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads bodies whole: each in its time and of its size, and all together in the memory that they may take. */
final class ReadingBodies {
    private static final int PIECE_BYTES = 16 * 1024;

    private final MemoryInHand memory;
    private final InstantSource clock;
    private final Duration bodyTime;
    private final int maxBytes;

    ReadingBodies(MemoryInHand memory, InstantSource clock, Duration bodyTime, int maxBytes) {
        this.memory = memory;
        this.clock = clock;
        this.bodyTime = bodyTime;
        this.maxBytes = maxBytes;
    }

    /**
     * What it took of the memory stays taken until {@link Taken#release()}, also when it fails.
     *
     * @throws BodyNotTaken when it did not come whole
     */
    byte[] read(InputStream body, Taken taken) throws BodyNotTaken {
        TimedBody timed = new TimedBody(body, clock, bodyTime);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE_BYTES];
        try {
            for (int read = timed.read(piece, 0, PIECE_BYTES); read >= 0; read = timed.read(piece, 0, PIECE_BYTES)) {
                if (whole.size() + read > maxBytes) {
                    throw new BodyNotTaken(Reception.Cause.TOO_LARGE);
                }
                if (!taken.more(read)) {
                    throw new BodyNotTaken(Reception.Cause.TOO_MUCH_IN_HAND);
                }
                whole.write(piece, 0, read);
            }
            return whole.toByteArray();
        } catch (IOException e) {
            throw new BodyNotTaken(timed.isOver() ? Reception.Cause.TOO_SLOW : Reception.Cause.CUT_OFF);
        }
    }

    Taken start(InetAddress source) {
        return new Taken(memory, MemoryInHand.sharing(source));
    }

    /** What one request has of the memory that all have together. */
    static final class Taken {
        private final MemoryInHand memory;
        private final Network sender;
        private final AtomicInteger bytes = new AtomicInteger();

        Taken(MemoryInHand memory, Network sender) {
            this.memory = memory;
            this.sender = sender;
        }

        boolean more(int count) {
            if (!memory.take(sender, count)) {
                return false;
            }
            bytes.addAndGet(count);
            return true;
        }

        void release() {
            memory.release(sender, bytes.getAndSet(0));
        }
    }

    /** The body did not come whole. */
    static final class BodyNotTaken extends Exception {
        private static final long serialVersionUID = 1L;

        private final Reception.Cause cause;

        BodyNotTaken(Reception.Cause cause) {
            super("the body did not come whole: " + cause);
            this.cause = cause;
        }

        Reception.Cause reason() {
            return cause;
        }
    }
}
