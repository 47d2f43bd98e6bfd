package dev.tollgate.ingest.format;

/** What shows, in a row, that the whole file is not what its header looks like. */
record RefusalRule(FormatRefusal refusal, Condition when) {}
