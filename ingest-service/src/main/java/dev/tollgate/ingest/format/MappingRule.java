package dev.tollgate.ingest.format;

/**
 * One line of a mapping table. Of the rules of one field the first whose condition holds gives the value.
 *
 * @param need the same for all rules of a field
 */
record MappingRule(FocusColumn field, Need need, Condition when, Source source) {}
