package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.ChargeRow;
import dev.tollgate.ingest.format.FocusColumn;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the texts say that tell when and by whom a row is billed, and in what: rows that have the same are told
 * without looking at them again. Of two on one slot the later stays; nothing grows. Not safe for use by several threads
 * at once.
 */
final class KnownTimes {
    private static final int SLOTS = 1024;
    private static final int PRIME = 0x9E3779B1;

    private final @Nullable Told[] slots = new @Nullable Told[SLOTS];

    /**
     * What a good row was found to be.
     *
     * @param day on which the charge starts, in the provider's billing zone
     */
    record Told(String provider, String period, String start, String currency, BillGroup group, LocalDate day) {
        private boolean is(ChargeRow row) {
            return start.equals(row.text(FocusColumn.CHARGE_PERIOD_START))
                    && period.equals(row.text(FocusColumn.BILLING_PERIOD_START))
                    && currency.equals(row.text(FocusColumn.BILLING_CURRENCY))
                    && provider.equals(row.text(FocusColumn.PROVIDER_NAME));
        }
    }

    /** Null when no such row is remembered. */
    @Nullable
    Told find(ChargeRow row) {
        Told told = slots[slot(row)];
        return told != null && told.is(row) ? told : null;
    }

    void keep(ChargeRow row, BillGroup group, LocalDate day) {
        slots[slot(row)] = new Told(
                row.text(FocusColumn.PROVIDER_NAME),
                row.text(FocusColumn.BILLING_PERIOD_START),
                row.text(FocusColumn.CHARGE_PERIOD_START),
                row.text(FocusColumn.BILLING_CURRENCY),
                group,
                day);
    }

    private static int slot(ChargeRow row) {
        int hash = row.text(FocusColumn.CHARGE_PERIOD_START).hashCode();
        hash = hash * PRIME + row.text(FocusColumn.PROVIDER_NAME).hashCode();
        hash = hash * PRIME + row.text(FocusColumn.BILLING_PERIOD_START).hashCode();
        hash = hash * PRIME + row.text(FocusColumn.BILLING_CURRENCY).hashCode();
        return (hash * PRIME) >>> 22;
    }
}
