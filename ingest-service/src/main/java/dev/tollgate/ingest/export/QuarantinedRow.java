package dev.tollgate.ingest.export;

/**
 * A row that could not be read; its text is not kept, since a cell may hold anything.
 *
 * @param part the file's name
 * @param line the physical line on which the record starts, counted from 1
 * @param column the column's name; empty where the whole row is wrong
 */
public record QuarantinedRow(String part, long line, String column, RowReason reason) {}
