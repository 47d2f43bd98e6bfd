package dev.tollgate.gateway.gate;

/** A policy file that is not valid, and the path of the key that is wrong. */
public final class PolicyMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PolicyMistake(String path, String mistake) {
        super(path + ": " + mistake, null, false, false);
    }
}
