package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.BoundFormat;
import dev.tollgate.ingest.format.ChargeRow;
import dev.tollgate.ingest.format.FocusColumn;
import dev.tollgate.ingest.format.Need;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the rows of one part: a row is a charge as a whole or not at all. Not safe for use by several threads at once.
 */
final class JudgingRows {
    private static final int MAX_KNOWN_TEXTS = 100_000;
    private static final CostMetric[] METRICS = CostMetric.values();

    private final Optional<Scope> scope;
    private final ProviderAliases aliases;
    private final BoundFormat format;
    private final boolean periodByDelivery;
    private final JudgedRows rows;

    /** By the metrics' order: whether a row without such a cost is set aside. */
    private final boolean[] required = new boolean[METRICS.length];

    private final KnownTimes known = new KnownTimes();

    // The same few texts stand in millions of rows; each is judged once.
    private final Map<String, Optional<ProviderId>> providers = new HashMap<>();
    private final Map<String, Boolean> currencies = new HashMap<>();
    private final Map<String, Optional<BillDate>> dates = new HashMap<>();

    /** @param rows where each row goes */
    JudgingRows(Optional<Scope> scope, ProviderAliases aliases, BoundFormat format, JudgedRows rows) {
        this.scope = scope;
        this.aliases = aliases;
        this.format = format;
        this.periodByDelivery = format.need(FocusColumn.BILLING_PERIOD_START) == Need.DELIVERY;
        this.rows = rows;
        for (int i = 0; i < METRICS.length; i++) {
            required[i] = format.need(FocusColumn.of(METRICS[i])) == Need.VALUE;
        }
    }

    /** @param hash of what the row is compared by with rows of other parts */
    void judge(ChargeRow row, long hash) {
        KnownTimes.Told told = known.find(row);
        if (told == null) {
            judgeAnew(row, hash);
        } else if (amountsAreReadable(row)) {
            rows.charge(row, hash, told.group(), told.day());
        }
    }

    private void judgeAnew(ChargeRow row, long hash) {
        String name = row.text(FocusColumn.PROVIDER_NAME);
        if (name.isEmpty()) {
            refuse(row, FocusColumn.PROVIDER_NAME, RowReason.MISSING_VALUE);
            return;
        }
        Optional<ProviderId> provider = providers.computeIfAbsent(name, aliases::providerOf);
        ZoneId zone = provider.map(ProviderId::billingZone).orElse(ZoneOffset.UTC);
        Optional<BillDate> day = date(row, FocusColumn.CHARGE_PERIOD_START);
        if (day.isEmpty() || !hasCurrency(row) || !amountsAreReadable(row)) {
            return;
        }
        LocalDate charged = day.get().day(zone);
        if (periodByDelivery && row.text(FocusColumn.BILLING_PERIOD_START).isEmpty()) {
            judgeByDelivery(row, hash, provider, charged);
            return;
        }
        Optional<BillDate> period = date(row, FocusColumn.BILLING_PERIOD_START);
        if (period.isPresent() && BillDate.canBeReadTwice(row.text(FocusColumn.BILLING_PERIOD_START), period.get())) {
            refuse(row, FocusColumn.BILLING_PERIOD_START, RowReason.BAD_DATE);
        } else if (period.isPresent()) {
            charge(row, hash, provider, Optional.of(period.get().period(zone)), charged);
        }
    }

    /** A row of which the parser could not make the fields that the header announces. */
    void refuseRagged(long line) {
        rows.quarantine(line, "", RowReason.RAGGED);
    }

    /** A cell that we would keep is too long to be kept. */
    void refuseText(long line, String column) {
        rows.quarantine(line, column, RowReason.BAD_TEXT);
    }

    /** The delivery says the month of a row that doesn't; a charge of another month contradicts it. */
    private void judgeByDelivery(ChargeRow row, long hash, Optional<ProviderId> provider, LocalDate charged) {
        Optional<BillingPeriod> delivered = scope.map(Scope::period);
        boolean contradicts = delivered.isPresent() && !delivered.get().month().equals(YearMonth.from(charged));
        if (contradicts) {
            refuse(row, FocusColumn.CHARGE_PERIOD_START, RowReason.PERIOD_UNKNOWN);
        } else {
            charge(row, hash, provider, delivered, charged);
        }
    }

    private void charge(
            ChargeRow row, long hash, Optional<ProviderId> provider, Optional<BillingPeriod> period, LocalDate day) {
        BillGroup group = new BillGroup(
                row.text(FocusColumn.PROVIDER_NAME),
                provider,
                period,
                row.text(FocusColumn.BILLING_CURRENCY),
                format.format().id());
        known.keep(row, group, day);
        rows.charge(row, hash, group, day);
    }

    private Optional<BillDate> date(ChargeRow row, FocusColumn column) {
        String text = row.text(column);
        if (dates.size() > MAX_KNOWN_TEXTS) {
            dates.clear();
        }
        Optional<BillDate> date = dates.computeIfAbsent(text, BillDate::of);
        if (date.isEmpty()) {
            refuse(row, column, text.isEmpty() ? RowReason.MISSING_VALUE : RowReason.BAD_DATE);
        }
        return date;
    }

    private boolean hasCurrency(ChargeRow row) {
        String text = row.text(FocusColumn.BILLING_CURRENCY);
        if (currencies.size() > MAX_KNOWN_TEXTS) {
            currencies.clear();
        }
        boolean known = currencies.computeIfAbsent(text, JudgingRows::isCurrency);
        if (!known) {
            RowReason reason = text.isEmpty() ? RowReason.MISSING_VALUE : RowReason.UNKNOWN_CURRENCY;
            refuse(row, FocusColumn.BILLING_CURRENCY, reason);
        }
        return known;
    }

    private static boolean isCurrency(String text) {
        try {
            return Money.requireCurrency(text).equals(text);
        } catch (Money.UnknownCurrency e) {
            return false;
        }
    }

    private boolean amountsAreReadable(ChargeRow row) {
        for (int i = 0; i < METRICS.length; i++) {
            CostMetric metric = METRICS[i];
            switch (row.reading(metric)) {
                case READ -> {}
                case BLANK -> {
                    // Most formats need the billed cost only; another metric is then not totalled, and the run says so.
                    if (required[i]) {
                        refuse(row, FocusColumn.of(metric), RowReason.MISSING_VALUE);
                        return false;
                    }
                }
                case NOT_A_NUMBER -> {
                    refuse(row, FocusColumn.of(metric), RowReason.BAD_AMOUNT);
                    return false;
                }
                case TOO_MANY_DIGITS -> {
                    refuse(row, FocusColumn.of(metric), RowReason.TOO_MANY_DIGITS);
                    return false;
                }
            }
        }
        return true;
    }

    private void refuse(ChargeRow row, FocusColumn field, RowReason reason) {
        rows.quarantine(row.line(), row.column(field), reason);
    }
}
