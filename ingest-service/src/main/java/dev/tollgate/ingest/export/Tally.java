package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.BoundFormat;
import dev.tollgate.ingest.format.ChargeRow;
import dev.tollgate.ingest.format.FocusColumn;
import dev.tollgate.ingest.format.Need;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the rows of one part and adds them up. A row is counted whole or not at all. Not safe for use by several
 * threads at once.
 */
public final class Tally {
    /** So many quarantined rows are kept one by one; all are counted. */
    public static final int MAX_QUARANTINE = 1_000;

    private static final int MAX_KNOWN_TEXTS = 100_000;
    private static final CostMetric[] METRICS = CostMetric.values();

    private final String part;
    private final Optional<Scope> scope;
    private final ProviderAliases aliases;
    private final int maxCells;
    private final BoundFormat format;
    private final boolean periodByDelivery;

    /** By the metrics' order: whether a row without such a cost is set aside. */
    private final boolean[] required = new boolean[METRICS.length];

    private final CellTable cells = new CellTable();
    private final Map<BillGroup, CellSums> others = new HashMap<>();
    private final List<QuarantinedRow> quarantine = new ArrayList<>();
    private final RowSketch sketch = new RowSketch();
    private final long[] quarantined = new long[1];
    private final long[] rows = new long[1];
    private final long[] invoiced = new long[1];

    private final KnownTimes knownTimes = new KnownTimes();

    // The same few texts stand in millions of rows; each is judged once.
    private final Map<String, Optional<ProviderId>> providers = new HashMap<>();
    private final Map<String, Boolean> currencies = new HashMap<>();
    private final Map<String, Optional<BillDate>> dates = new HashMap<>();

    public Tally(String part, Optional<Scope> scope, ProviderAliases aliases, int maxCells, BoundFormat format) {
        this.part = part;
        this.format = format;
        this.periodByDelivery = format.need(FocusColumn.BILLING_PERIOD_START) == Need.DELIVERY;
        for (CostMetric metric : METRICS) {
            required[metric.ordinal()] = format.need(FocusColumn.of(metric)) == Need.VALUE;
        }
        this.scope = scope;
        this.aliases = aliases;
        this.maxCells = maxCells;
    }

    /** @param hash of what the row is compared by with rows of other parts */
    public void count(ChargeRow row, long hash) {
        rows[0]++;
        KnownTimes.Told told = knownTimes.find(row);
        if (told == null) {
            judge(row, hash);
        } else if (amountsAreReadable(row)) {
            CellSums group = told.others();
            add(row, hash, group == null ? cellOf(row, told.day()) : group);
        }
    }

    private void judge(ChargeRow row, long hash) {
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
            countByDelivery(row, hash, name, provider, charged);
            return;
        }
        Optional<BillDate> period = date(row, FocusColumn.BILLING_PERIOD_START);
        if (period.isPresent()) {
            count(row, hash, name, provider, Optional.of(period.get().period(zone)), charged);
        }
    }

    /** A row of which the parser could not make the fields that the header announces. */
    public void refuseRagged(long line) {
        rows[0]++;
        refuse(line, "", RowReason.RAGGED);
    }

    /** A cell that we would keep is too long to be kept. */
    public void refuseText(long line, String column) {
        rows[0]++;
        refuse(line, column, RowReason.BAD_TEXT);
    }

    /** What several workers have counted of one part, put together; the first quarantined rows by their lines. */
    static PartReading merged(
            String part, BoundFormat format, int maxCells, List<Tally> tallies, Sha256 sha256, Sha256 fileSha256) {
        Tally all = new Tally(part, Optional.empty(), ProviderAliases.none(), maxCells, format);
        Map<Cell, CellSums> cells = new HashMap<>();
        for (Tally tally : tallies) {
            tally.cells.addTo(cells);
            all.add(tally, cells.size());
        }
        all.quarantine.sort(Comparator.comparingLong(QuarantinedRow::line));
        return new PartReading(
                part,
                sha256,
                fileSha256,
                all.rows[0],
                all.quarantined[0],
                all.quarantine.stream().limit(MAX_QUARANTINE).toList(),
                format.format().id(),
                format.fields(),
                Set.of(),
                all.invoiced[0],
                cells,
                all.others,
                all.sketch);
    }

    /** Adds what another worker found, but for its cells; that one must not be used any more. */
    private void add(Tally other, int cellsSoFar) {
        rows[0] += other.rows[0];
        quarantined[0] += other.quarantined[0];
        invoiced[0] += other.invoiced[0];
        quarantine.addAll(other.quarantine);
        sketch.add(other.sketch);
        other.others.forEach((group, sums) -> others.merge(group, sums, CellSums::plus));
        requireRoom(cellsSoFar);
    }

    /** The delivery says the month of a row that doesn't; a charge of another month contradicts it. */
    private void countByDelivery(
            ChargeRow row, long hash, String name, Optional<ProviderId> provider, LocalDate charged) {
        Optional<BillingPeriod> delivered = scope.map(Scope::period);
        boolean contradicts =
                delivered.isPresent() && !delivered.get().month().equals(java.time.YearMonth.from(charged));
        if (contradicts) {
            refuse(row, FocusColumn.CHARGE_PERIOD_START, RowReason.PERIOD_UNKNOWN);
        } else {
            count(row, hash, name, provider, delivered, charged);
        }
    }

    private void count(
            ChargeRow row,
            long hash,
            String name,
            Optional<ProviderId> provider,
            Optional<BillingPeriod> period,
            LocalDate day) {
        String currency = row.text(FocusColumn.BILLING_CURRENCY);
        boolean inScope = scope.isPresent()
                && provider.isPresent()
                && scope.get().provider() == provider.get()
                && period.isPresent()
                && scope.get().period().equals(period.get());
        CellSums group = null;
        if (!inScope) {
            group = others.computeIfAbsent(
                    new BillGroup(
                            name, provider, period, currency, format.format().id()),
                    _ -> {
                        requireRoom(1);
                        return new CellSums();
                    });
        }
        knownTimes.keep(row, day, group);
        add(row, hash, group == null ? cellOf(row, day) : group);
    }

    private void add(ChargeRow row, long hash, CellSums sums) {
        sketch.add(hash);
        if (!row.text(FocusColumn.INVOICE_ID).isEmpty()) {
            invoiced[0]++;
        }
        sums.add(row);
    }

    private CellSums cellOf(ChargeRow row, LocalDate day) {
        CellSums known = cells.find(row, day);
        if (known != null) {
            return known;
        }
        requireRoom(1);
        return cells.add(new Cell(
                row.text(FocusColumn.BILLING_ACCOUNT_ID),
                row.text(FocusColumn.SUB_ACCOUNT_ID),
                row.text(FocusColumn.SERVICE_NAME),
                day,
                row.text(FocusColumn.CHARGE_CATEGORY),
                row.text(FocusColumn.BILLING_CURRENCY)));
    }

    private void requireRoom(int more) {
        if (cells.size() + others.size() + more > maxCells) {
            throw new ExportRefused(
                    FailureReason.TOO_MANY_CELLS,
                    part + " has more than " + maxCells + " combinations of account, service, day and category");
        }
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
        boolean known = currencies.computeIfAbsent(text, Tally::isCurrency);
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
        for (CostMetric metric : METRICS) {
            switch (row.reading(metric)) {
                case READ -> {}
                case BLANK -> {
                    // Most formats need the billed cost only; another metric is then not totalled, and the run says so.
                    if (required[metric.ordinal()]) {
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
        refuse(row.line(), row.column(field), reason);
    }

    private void refuse(long line, String column, RowReason reason) {
        quarantined[0]++;
        if (quarantine.size() < MAX_QUARANTINE) {
            quarantine.add(new QuarantinedRow(part, line, column, reason));
        }
    }
}
