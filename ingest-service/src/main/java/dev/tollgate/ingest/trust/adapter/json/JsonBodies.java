package dev.tollgate.ingest.trust.adapter.json;

import dev.tollgate.ingest.trust.WebhookBodies;

/** The door to the reading of bodies, for the service and for commands alike. */
public final class JsonBodies {
    private JsonBodies() {}

    /** Nothing of it is kept between two bodies. */
    public static WebhookBodies bounded() {
        return new JsonWebhookBodies();
    }
}
