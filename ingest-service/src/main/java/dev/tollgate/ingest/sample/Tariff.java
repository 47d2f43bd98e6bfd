package dev.tollgate.ingest.sample;

import java.math.BigDecimal;

/**
 * What a made-up provider charges for one service, and how much of it a made-up customer used in the month.
 *
 * @param price in USD for one unit
 * @param discount the share of the price that is not charged, below one
 * @param usageMicros in millionths of a unit
 * @param credit in USD, taken off the service's bill once
 */
record Tariff(String service, String unit, BigDecimal price, BigDecimal discount, long usageMicros, BigDecimal credit) {
    /** The decimals of a quantity. */
    static final int MICROS = 6;
}
