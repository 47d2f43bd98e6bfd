package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.usage.UsageEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which events a backfill is about.
 *
 * @param tenant whose; {@code --org} on the command line
 * @param subscription of which subscription
 * @param start from when on
 * @param end until before when
 */
public record BackfillScope(String tenant, String subscription, Instant start, Instant end) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}");

    /** @throws IllegalArgumentException saying which option is wrong, and how */
    public BackfillScope {
        requireName("--org", tenant);
        requireName("--subscription", subscription);
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("--start must be before --end");
        }
    }

    /** Empty when the event is one of this backfill. */
    Optional<LeftOut> leavesOut(UsageEvent event) {
        if (!isOfTenant(event)) {
            return Optional.of(LeftOut.OTHER_ORG);
        }
        if (!event.subscription().equals(Optional.of(subscription))) {
            return Optional.of(LeftOut.OTHER_SUBSCRIPTION);
        }
        return event.time().isBefore(start) || !event.time().isBefore(end)
                ? Optional.of(LeftOut.OUTSIDE_SPAN)
                : Optional.empty();
    }

    boolean isOfTenant(UsageEvent event) {
        return event.key().tenant().equals(tenant);
    }

    private static void requireName(String option, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    option + " is 1 to 100 of letters, digits and . _ : / @ -, beginning with a letter or digit");
        }
    }
}
