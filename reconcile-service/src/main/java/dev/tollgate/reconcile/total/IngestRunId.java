package dev.tollgate.reconcile.total;

/** The name of the ingest run that a statement or an export came with, in the ingest service's words. */
public record IngestRunId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
