package dev.tollgate.ingest.statement;

import java.math.BigDecimal;

/**
 * One slice of a total, in the total's currency.
 *
 * @param key a service's name, an account's id, a day as {@code YYYY-MM-DD} or a charge category; empty where the bill
 *     names none
 */
public record BreakdownCell(Dimension dimension, String key, BigDecimal amount) {}
