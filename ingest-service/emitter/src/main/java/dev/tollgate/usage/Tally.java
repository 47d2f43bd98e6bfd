package dev.tollgate.usage;

/** Counts events by what became of them. Guarded by the lock of {@link InHand}. */
final class Tally {
    private long emitted;
    private long accepted;
    private long duplicate;
    private long notTaken;
    private long notCounted;

    void emitted() {
        emitted++;
    }

    void notTaken() {
        notTaken++;
    }

    void answered(Result.Status status) {
        switch (status) {
            case ACCEPTED -> accepted++;
            case DUPLICATE -> duplicate++;
            case CONFLICT, REJECTED -> notCounted++;
            case REFUSED -> throw new IllegalArgumentException("a refused event is still in hand");
        }
    }

    EmitterCounts counts(long inHand, long inHandBytes) {
        return new EmitterCounts(emitted, accepted, duplicate, notTaken, notCounted, inHand, inHandBytes);
    }
}
