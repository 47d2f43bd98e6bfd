package dev.tollgate.ingest.format;

import java.math.BigDecimal;
import java.util.Optional;

/** Port: adds up what a cell lists, such as the credits of a GCP row. */
@FunctionalInterface
public interface ListedAmounts {
    /**
     * @param json an array of objects; an empty text is an empty list
     * @param field which of each object's fields is the amount
     * @return the exact sum, zero for an empty list; empty when the text is no such list
     */
    Optional<BigDecimal> sum(String json, String field);
}
