package dev.tollgate.ingest.webhook;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/**
 * A door with a short time, and with memory for one body of the largest size and nothing else: once one is taken, nothing
 * of all that came before it is held any more.
 */
public final class SmallDoor implements QuarkusTestProfile {
    static final int MAX_BYTES = 65_536;

    @Override
    public Map<String, String> getConfigOverrides() {
        String memory = Integer.toString(MAX_BYTES + MemoryInHand.BYTES_BESIDE);
        Map<String, String> all = new HashMap<>(StripeHook.configuration(StripeHook.folder()));
        all.put("tollgate.webhook.max-bytes", Integer.toString(MAX_BYTES));
        all.put("tollgate.webhook.max-in-hand-bytes", memory);
        all.put("tollgate.webhook.max-in-hand-bytes-per-sender", memory);
        all.put("tollgate.webhook.body-time", "PT2S");
        return all;
    }
}
