package dev.tollgate.kernel.adapter.peer;

import io.quarkus.security.identity.SecurityIdentity;
import java.net.InetAddress;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads who asks from what a peer's token proves. */
public final class Callers {
    private Callers() {}

    public static Caller of(SecurityIdentity identity) {
        String tenant =
                identity.getPrincipal() instanceof JsonWebToken token && token.getClaim(PeerTokens.TENANT_CLAIM) != null
                        ? token.<Object>getClaim(PeerTokens.TENANT_CLAIM).toString()
                        : Caller.DEFAULT_TENANT;
        return new Caller(identity.getPrincipal().getName(), identity.getRoles(), tenant);
    }

    /** The address that a webhook came from, as the gateway proved it; empty when the token names none. */
    public static Optional<InetAddress> sender(SecurityIdentity identity) {
        return address(identity, PeerTokens.SENDER_CLAIM);
    }

    /** The proxy on whose word the gateway believed that; empty when the sender connected himself. */
    public static Optional<InetAddress> via(SecurityIdentity identity) {
        return address(identity, PeerTokens.VIA_CLAIM);
    }

    private static Optional<InetAddress> address(SecurityIdentity identity, String claim) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim(claim) != null
                ? Optional.of(
                        InetAddress.ofLiteral(token.<Object>getClaim(claim).toString()))
                : Optional.empty();
    }
}
