package dev.tollgate.ingest.statement;

/** Port: turns the bytes of a {@code statement.json} into a statement. */
public interface StatementTexts {
    /** The most bytes that a statement may have. */
    int MAX_BYTES = 4 * 1024 * 1024;

    /** @throws StatementRefused when it has another shape than documented */
    Statement read(byte[] json);
}
