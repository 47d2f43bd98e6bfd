package dev.tollgate.ingest.trust;

/** Port: the secrets behind a policy's references. Blocks; called from virtual threads and from commands only. */
@FunctionalInterface
public interface Secrets {
    /**
     * @param reference {@code cred://…}, with {@code #field} or not
     * @return the secret's bytes, for this call; never printed
     * @throws SecretUnavailable when it does not resolve: nothing can be judged, and the sender is to come again
     */
    byte[] of(String reference) throws SecretUnavailable;

    /** Nobody knows whether the delivery is genuine. */
    final class SecretUnavailable extends Exception {
        private static final long serialVersionUID = 1;

        /** @param message with the reference and why, never with a value */
        public SecretUnavailable(String message) {
            super(message);
        }
    }
}
