package dev.tollgate.ingest.trust;

/** A policy that cannot be followed: says in which file, where in it, and what is wrong. Stops the start. */
public final class PolicyRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param file its name
     * @param place a JSON Pointer into it, or empty for all of it
     * @param wrong never with a value that may be a secret in the wrong place
     */
    public PolicyRefused(String file, String place, String wrong) {
        super(file + ": " + (place.isEmpty() ? "" : place + " ") + wrong);
    }
}
