package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The versioned limits file (B5), read and found right.
 *
 * @param text the file as it lies, which is stored with every judgement that used it
 * @param maxReportAge how old a total of a month that is still open may be
 * @param maxSkew how far apart the instants of an export and of a statement may be
 * @param maxQuarantinedRows how many unreadable rows an export may have
 * @param providers every tier-1 provider (A1)
 */
public record Limits(
        String text,
        long version,
        Duration maxReportAge,
        Duration maxSkew,
        long maxQuarantinedRows,
        Map<ProviderId, ProviderLimits> providers) {
    public Limits {
        if (!providers.keySet().containsAll(ProviderId.tierOne())) {
            throw new IllegalArgumentException("limits must name every tier-1 provider");
        }
        providers = Collections.unmodifiableMap(new EnumMap<>(providers));
    }

    /**
     * What one provider's drift may be.
     *
     * @param variancePct per cent of the provider's total
     * @param absolute in the statement's currency, whichever that is
     * @param required whether this provider decides the overall verdict
     * @param settling how long after a month's end this provider may still restate it
     */
    public record ProviderLimits(BigDecimal variancePct, BigDecimal absolute, boolean required, Duration settling) {
        /** The larger of both limits, exactly: a hundredth is a shift of the decimal point, and nothing is divided. */
        BigDecimal limitFor(BigDecimal providerTotal) {
            return absolute.max(variancePct.multiply(providerTotal.abs()).movePointLeft(2));
        }
    }

    public ProviderLimits of(ProviderId provider) {
        ProviderLimits limits = providers.get(provider);
        if (limits == null) {
            throw new IllegalStateException("limits name every tier-1 provider");
        }
        return limits;
    }

    /** The digest of the file as {@code sha256sum} gives it. */
    public Sha256 digest() {
        return Sha256.ofUtf8(text);
    }
}
