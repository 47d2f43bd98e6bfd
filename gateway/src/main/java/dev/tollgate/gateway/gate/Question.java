package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.release.Release;
import dev.tollgate.kernel.Sha256;
import java.time.Duration;
import java.time.Instant;

/** What is asked: may this release pass this gate, by this policy, at this instant? */
public record Question(Release release, Policy policy, Sha256 policyDigest, String tier, Instant at) {
    /** Clocks of two machines differ a little; more than this is not from here and now. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    Policy.Tier asks() {
        Policy.Tier asked = policy.tiers().get(tier);
        if (asked == null) {
            throw new IllegalStateException("the tier was looked up before");
        }
        return asked;
    }

    boolean isStale(Instant evidenceFrom, Duration maxAge) {
        return at.isAfter(evidenceFrom.plus(maxAge));
    }

    boolean isFuture(Instant evidenceFrom) {
        return evidenceFrom.isAfter(at.plus(CLOCK_TOLERANCE));
    }
}
