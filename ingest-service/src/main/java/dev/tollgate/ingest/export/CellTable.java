package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.ChargeRow;
import dev.tollgate.ingest.format.FocusColumn;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a part and their sums, found by the texts of a row without an object for the question. Not safe for use by
 * several threads at once.
 */
final class CellTable {
    private static final int FIRST_SLOTS = 256;
    private static final int PRIME = 0x9E3779B1;

    private int[] hashes = new int[FIRST_SLOTS];
    private @Nullable Cell[] cells = new @Nullable Cell[FIRST_SLOTS];
    private @Nullable CellSums[] sums = new @Nullable CellSums[FIRST_SLOTS];
    private int size;

    int size() {
        return size;
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
        int slot = hash & (cells.length - 1);
        for (Cell cell = cells[slot]; cell != null; cell = cells[slot]) {
            if (hashes[slot] == hash && isOf(cell, row, day)) {
                return sums[slot];
            }
            slot = (slot + 1) & (cells.length - 1);
        }
        return null;
    }

    /** The sums of a new cell. */
    CellSums add(Cell cell) {
        CellSums fresh = new CellSums();
        if (2 * (size + 1) > cells.length) {
            grow();
        }
        put(hash(cell), cell, fresh);
        size++;
        return fresh;
    }

    Map<Cell, CellSums> asMap() {
        Map<Cell, CellSums> map = HashMap.newHashMap(size);
        for (int slot = 0; slot < cells.length; slot++) {
            Cell cell = cells[slot];
            CellSums its = sums[slot];
            if (cell != null && its != null) {
                map.put(cell, its);
            }
        }
        return map;
    }

    private static boolean isOf(Cell cell, ChargeRow row, LocalDate day) {
        return cell.subAccount().equals(row.text(FocusColumn.SUB_ACCOUNT_ID))
                && cell.service().equals(row.text(FocusColumn.SERVICE_NAME))
                && cell.chargeCategory().equals(row.text(FocusColumn.CHARGE_CATEGORY))
                && cell.account().equals(row.text(FocusColumn.BILLING_ACCOUNT_ID))
                && cell.currency().equals(row.text(FocusColumn.BILLING_CURRENCY))
                && cell.day().equals(day);
    }

    private void grow() {
        int[] oldHashes = hashes;
        @Nullable Cell[] oldCells = cells;
        @Nullable CellSums[] oldSums = sums;
        hashes = new int[2 * oldCells.length];
        cells = new @Nullable Cell[2 * oldCells.length];
        sums = new @Nullable CellSums[2 * oldCells.length];
        for (int slot = 0; slot < oldCells.length; slot++) {
            Cell cell = oldCells[slot];
            CellSums its = oldSums[slot];
            if (cell != null && its != null) {
                put(oldHashes[slot], cell, its);
            }
        }
    }

    private void put(int hash, Cell cell, CellSums its) {
        int slot = hash & (cells.length - 1);
        while (cells[slot] != null) {
            slot = (slot + 1) & (cells.length - 1);
        }
        hashes[slot] = hash;
        cells[slot] = cell;
        sums[slot] = its;
    }

    private static int hash(Cell cell) {
        return hash(
                cell.account(), cell.subAccount(), cell.service(), cell.day(), cell.chargeCategory(), cell.currency());
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
