package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.ChargeRow;
import dev.tollgate.ingest.format.FocusColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a part and their sums, found by the texts of a row without an object for the question. Not safe for use by
 * several threads at once.
 */
final class CellTable {
    private static final int FIRST_SLOTS = 256;
    private static final int PRIME = 0x9E3779B1;

    /** Always of one, replaced when it is half full. */
    private final Slots[] table = {new Slots(new @Nullable Entry[FIRST_SLOTS])};

    private final List<Entry> entries = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Slots(@Nullable Entry[] entries) {}

    private record Entry(int hash, Cell cell, CellSums sums) {
        boolean is(ChargeRow row, LocalDate day) {
            return cell.subAccount().equals(row.text(FocusColumn.SUB_ACCOUNT_ID))
                    && cell.service().equals(row.text(FocusColumn.SERVICE_NAME))
                    && cell.chargeCategory().equals(row.text(FocusColumn.CHARGE_CATEGORY))
                    && cell.account().equals(row.text(FocusColumn.BILLING_ACCOUNT_ID))
                    && cell.currency().equals(row.text(FocusColumn.BILLING_CURRENCY))
                    && cell.day().equals(day);
        }
    }

    int size() {
        return entries.size();
    }

    /** Null when there is no such cell. */
    @Nullable
    CellSums find(ChargeRow row, LocalDate day) {
        int hash = hash(
                row.text(FocusColumn.BILLING_ACCOUNT_ID),
                row.text(FocusColumn.SUB_ACCOUNT_ID),
                row.text(FocusColumn.SERVICE_NAME),
                day,
                row.text(FocusColumn.CHARGE_CATEGORY),
                row.text(FocusColumn.BILLING_CURRENCY));
        @Nullable Entry[] slots = table[0].entries();
        int slot = hash & (slots.length - 1);
        for (Entry entry = slots[slot]; entry != null; entry = slots[slot]) {
            if (entry.hash() == hash && entry.is(row, day)) {
                return entry.sums();
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return null;
    }

    /** The sums of a new cell. */
    CellSums add(Cell cell) {
        int hash = hash(
                cell.account(), cell.subAccount(), cell.service(), cell.day(), cell.chargeCategory(), cell.currency());
        Entry entry = new Entry(hash, cell, new CellSums());
        entries.add(entry);
        int size = table[0].entries().length;
        if (2 * entries.size() > size) {
            table[0] = new Slots(new @Nullable Entry[2 * size]);
            entries.forEach(this::put);
        } else {
            put(entry);
        }
        return entry.sums();
    }

    /** Adds every cell to the sums of the same cell there. */
    void addTo(Map<Cell, CellSums> all) {
        entries.forEach(entry -> all.merge(entry.cell(), entry.sums(), CellSums::plus));
    }

    private void put(Entry entry) {
        @Nullable Entry[] slots = table[0].entries();
        int slot = entry.hash() & (slots.length - 1);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry;
    }

    private static int hash(
            String account, String subAccount, String service, LocalDate day, String category, String currency) {
        int hash = account.hashCode();
        hash = hash * PRIME + subAccount.hashCode();
        hash = hash * PRIME + service.hashCode();
        hash = hash * PRIME + day.hashCode();
        hash = hash * PRIME + category.hashCode();
        hash = hash * PRIME + currency.hashCode();
        hash *= PRIME;
        return hash ^ (hash >>> 15);
    }
}
