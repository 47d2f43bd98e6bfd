package dev.tollgate.ingest.provider;

import java.util.List;

/**
 * What was found out about an identity.
 *
 * @param identity who the provider says it is: an account, a role, a client; never a secret
 * @param rights whether it can only read
 * @param found what was asked and answered, in words, in the order asked
 */
public record IdentityCheck(String identity, Rights rights, List<String> found) {
    public IdentityCheck {
        found = List.copyOf(found);
    }

    /** What the identity may do. */
    public enum Rights {
        /** The provider was asked, and no right to change anything was found. */
        READ_ONLY,
        /** The provider says that it may change something: it must not be used. */
        CAN_WRITE,
        /** The provider has no way to ask, or does not let this identity ask. */
        NOT_TOLD
    }
}
