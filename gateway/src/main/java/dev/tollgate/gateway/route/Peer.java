package dev.tollgate.gateway.route;

import java.net.URI;

/** A service behind this door. */
public enum Peer {
    INGEST("ingest-service"),
    RECONCILE("reconcile-service"),
    CANARY("canary-service");

    private final String peerName;

    Peer(String peerName) {
        this.peerName = peerName;
    }

    /** The audience of tokens for it. */
    public String peerName() {
        return peerName;
    }

    public URI address(RouteConfig config) {
        return switch (this) {
            case INGEST -> config.ingestUrl();
            case RECONCILE -> config.reconcileUrl();
            case CANARY -> config.canaryUrl();
        };
    }
}
