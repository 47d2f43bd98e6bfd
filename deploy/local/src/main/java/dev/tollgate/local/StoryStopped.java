package dev.tollgate.local;

/** The story cannot be told to its end. Nothing is proven then, and the message says where it stopped. */
final class StoryStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoryStopped(String message) {
        super(message);
    }
}
