package dev.tollgate.kernel;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The tier-1 cost providers (A1). All of them must be present in any readiness verdict. */
public enum ProviderId {
    OPENOPS("openops", "UTC"),
    AWS("aws", "UTC"),
    AZURE("azure", "UTC"),
    GCP("gcp", "America/Los_Angeles");

    private final String id;
    private final ZoneId billingZone;

    ProviderId(String id, String billingZone) {
        this.id = id;
        this.billingZone = ZoneId.of(billingZone);
    }

    /** The spelling in JSON, URLs, tables and folder names. */
    public String id() {
        return id;
    }

    /** The zone in which this provider's billing months begin and end. */
    public ZoneId billingZone() {
        return billingZone;
    }

    public static Optional<ProviderId> of(String id) {
        for (ProviderId provider : values()) {
            if (provider.id.equals(id)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    public static List<ProviderId> tierOne() {
        return List.of(values());
    }

    @Override
    public String toString() {
        return id;
    }
}
