package dev.tollgate.bench.bill;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

/** One of those who add a file up. */
interface Side {
    /** Reads the whole file. */
    Answer read(Path file) throws Exception;

    /**
     * @param cells how many combinations of account, service, day and category there are
     * @param totals by cost metric
     */
    record Answer(long rows, long cells, Map<String, BigDecimal> totals) {
        public Answer {
            totals = Map.copyOf(totals);
        }
    }
}
