package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.ChargeRow;
import java.time.LocalDate;

/** Receives each row of a part once it is judged: a charge as a whole, or in quarantine. */
public interface JudgedRows {
    /**
     * A row of which everything could be read that a total rests on.
     *
     * @param row valid until the call returns
     * @param hash of what the row is compared by with rows of other parts
     * @param group by whom, for which month and in what it is billed
     * @param day on which the charge starts, in the provider's billing zone
     */
    void charge(ChargeRow row, long hash, BillGroup group, LocalDate day);

    /**
     * A row of which nothing may be counted.
     *
     * @param line the physical line on which it starts, from 1
     * @param column as the bill names it; empty where the whole row is wrong
     */
    void quarantine(long line, String column, RowReason reason);
}
