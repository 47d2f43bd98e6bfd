package dev.tollgate.ingest.platform.parquet;

/** The values of one page, one after the other, whatever their encoding. */
interface Values {
    /** @throws BrokenPage when the page has no such value */
    void next(CellText text);
}
