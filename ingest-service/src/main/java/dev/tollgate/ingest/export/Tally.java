package dev.tollgate.ingest.export;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the rows of one part and adds them up. A row is counted whole or not at all. Not safe for use by several
 * threads at once.
 */
public final class Tally {
    /** So many quarantined rows are kept one by one; all are counted. */
    public static final int MAX_QUARANTINE = 1_000;

    private static final int MAX_KNOWN_TEXTS = 100_000;

    private final String part;
    private final Optional<Scope> scope;
    private final ProviderAliases aliases;
    private final int maxCells;
    private final Map<Cell, CellSums> cells = new HashMap<>();
    private final Map<BillGroup, CellSums> others = new HashMap<>();
    private final List<QuarantinedRow> quarantine = new ArrayList<>();
    private final RowSketch sketch = new RowSketch();
    private final long[] quarantined = new long[1];
    private final long[] rows = new long[1];

    // The same few texts stand in millions of rows; each is judged once.
    private final Map<String, Optional<ProviderId>> providers = new HashMap<>();
    private final Map<String, Boolean> currencies = new HashMap<>();
    private final Map<String, Optional<BillDate>> dates = new HashMap<>();

    public Tally(String part, Optional<Scope> scope, ProviderAliases aliases, int maxCells) {
        this.part = part;
        this.scope = scope;
        this.aliases = aliases;
        this.maxCells = maxCells;
    }

    public void count(FocusHeader header, ChargeRow row) {
        rows[0]++;
        if (row.fields() != header.width()) {
            refuse(row, "", RowReason.RAGGED);
            return;
        }
        String name = providerName(row);
        if (name.isEmpty()) {
            refuse(row, FocusColumn.PROVIDER_NAME.column(), RowReason.MISSING_VALUE);
            return;
        }
        Optional<ProviderId> provider = providers.computeIfAbsent(name, aliases::providerOf);
        ZoneId zone = provider.map(ProviderId::billingZone).orElse(ZoneOffset.UTC);
        Optional<BillDate> period = date(row, FocusColumn.BILLING_PERIOD_START);
        Optional<BillDate> day = date(row, FocusColumn.CHARGE_PERIOD_START);
        if (period.isPresent() && day.isPresent() && hasCurrency(row) && amountsAreReadable(row)) {
            count(row, name, provider, period.get().period(zone), day.get().day(zone));
            sketch.add(row.identity());
        }
    }

    /** A cell that we would keep is too long to be kept. */
    public void refuseText(ChargeRow row, FocusColumn column) {
        rows[0]++;
        refuse(row, column.column(), RowReason.BAD_TEXT);
    }

    public PartReading reading(FocusHeader header, Sha256 sha256, Sha256 fileSha256) {
        return new PartReading(
                part, sha256, fileSha256, rows[0], quarantined[0], quarantine, header.columns(), cells, others, sketch);
    }

    private void count(ChargeRow row, String name, Optional<ProviderId> provider, BillingPeriod period, LocalDate day) {
        String currency = row.text(FocusColumn.BILLING_CURRENCY);
        boolean inScope = scope.isPresent()
                && provider.isPresent()
                && scope.get().provider() == provider.get()
                && scope.get().period().equals(period);
        if (inScope) {
            cells.computeIfAbsent(cell(row, day, currency), _ -> newSums()).add(row);
        } else {
            others.computeIfAbsent(new BillGroup(name, provider, period, currency), _ -> newSums())
                    .add(row);
        }
    }

    private CellSums newSums() {
        if (cells.size() + others.size() >= maxCells) {
            throw new ExportRefused(
                    FailureReason.TOO_MANY_CELLS,
                    part + " has more than " + maxCells + " combinations of account, service, day and category");
        }
        return new CellSums();
    }

    private static Cell cell(ChargeRow row, LocalDate day, String currency) {
        return new Cell(
                row.text(FocusColumn.BILLING_ACCOUNT_ID),
                row.text(FocusColumn.SUB_ACCOUNT_ID),
                row.text(FocusColumn.SERVICE_NAME),
                day,
                row.text(FocusColumn.CHARGE_CATEGORY),
                currency);
    }

    private static String providerName(ChargeRow row) {
        for (FocusColumn column : FocusHeader.PROVIDER_COLUMNS) {
            if (!row.text(column).isEmpty()) {
                return row.text(column);
            }
        }
        return "";
    }

    private Optional<BillDate> date(ChargeRow row, FocusColumn column) {
        String text = row.text(column);
        if (dates.size() > MAX_KNOWN_TEXTS) {
            dates.clear();
        }
        Optional<BillDate> date = dates.computeIfAbsent(text, BillDate::of);
        if (date.isEmpty()) {
            refuse(row, column.column(), text.isEmpty() ? RowReason.MISSING_VALUE : RowReason.BAD_DATE);
        }
        return date;
    }

    private boolean hasCurrency(ChargeRow row) {
        String text = row.text(FocusColumn.BILLING_CURRENCY);
        if (currencies.size() > MAX_KNOWN_TEXTS) {
            currencies.clear();
        }
        boolean known = currencies.computeIfAbsent(text, Tally::isCurrency);
        if (!known) {
            RowReason reason = text.isEmpty() ? RowReason.MISSING_VALUE : RowReason.UNKNOWN_CURRENCY;
            refuse(row, FocusColumn.BILLING_CURRENCY.column(), reason);
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
        for (CostMetric metric : CostMetric.values()) {
            switch (row.reading(metric)) {
                case READ -> {}
                case BLANK -> {
                    // Only the billed cost must be there; another metric is then not totalled, and the run says so.
                    if (metric == CostMetric.BILLED_COST) {
                        refuse(row, metric.column(), RowReason.MISSING_VALUE);
                        return false;
                    }
                }
                case NOT_A_NUMBER -> {
                    refuse(row, metric.column(), RowReason.BAD_AMOUNT);
                    return false;
                }
                case TOO_MANY_DIGITS -> {
                    refuse(row, metric.column(), RowReason.TOO_MANY_DIGITS);
                    return false;
                }
            }
        }
        return true;
    }

    private void refuse(ChargeRow row, String column, RowReason reason) {
        quarantined[0]++;
        if (quarantine.size() < MAX_QUARANTINE) {
            quarantine.add(new QuarantinedRow(part, row.line(), column, reason));
        }
    }
}
