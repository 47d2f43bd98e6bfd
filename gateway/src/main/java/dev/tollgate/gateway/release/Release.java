package dev.tollgate.gateway.release;

import dev.tollgate.kernel.BillingPeriod;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A candidate for release: one version is one commit, for ever.
 *
 * @param id UUID of version 7, so that newer releases sort after older ones
 * @param name what is released
 * @param version which of it
 * @param commit 40 hexadecimal digits
 * @param branch the release branch it is based on (C4)
 * @param billingPeriod the month whose bills must agree before it may go out
 * @param createdAt when it was registered
 */
public record Release(
        UUID id,
        String name,
        String version,
        String commit,
        String branch,
        BillingPeriod billingPeriod,
        Instant createdAt) {
    public Release {
        // What PostgreSQL keeps, so that the first answer and every later one are the same.
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether the same thing is meant; the rest is what was said of it first. */
    public boolean isSameCandidateAs(Release other) {
        return name.equals(other.name) && version.equals(other.version) && commit.equals(other.commit);
    }
}
