package dev.tollgate.ingest.provider;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Which months a scheduled fetch asks for: those that may still move. */
final class MonthsToFetch {
    /** AWS, Azure and Google deliver the first files of a month within a day of its beginning. */
    private static final Duration FIRST_DELIVERY = Duration.ofHours(24);

    private MonthsToFetch() {}

    /**
     * @param previousUntilDay up to which day, and with it, the month before is asked for too
     * @return the older first, so that the newest run is the current month's
     */
    static List<BillingPeriod> at(Instant now, ProviderId provider, int previousUntilDay) {
        LocalDate today = LocalDate.ofInstant(now, provider.billingZone());
        BillingPeriod current = new BillingPeriod(YearMonth.from(today));
        List<BillingPeriod> months = new ArrayList<>();
        if (today.getDayOfMonth() <= previousUntilDay) {
            months.add(new BillingPeriod(current.month().minusMonths(1)));
        }
        if (!now.isBefore(current.startsAt(provider.billingZone()).plus(FIRST_DELIVERY))) {
            months.add(current);
        }
        return months;
    }
}
