package dev.tollgate.ingest.export;

/** How far a run is. */
public enum RunState {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED;

    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case COMPLETED, FAILED -> true;
        };
    }
}
