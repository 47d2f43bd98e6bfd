package dev.tollgate.ingest.trust.adapter.sandbox;

import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.trust.matrix.Target;
import java.net.URI;

/** The door for the command line: an endpoint by its address. */
public final class Sandboxes {
    private Sandboxes() {}

    /** @param outbound calls that one host and no other */
    public static Target at(URI endpoint, Outbound outbound) {
        return new HttpTarget(endpoint, outbound);
    }
}
