package dev.tollgate.ingest.platform.csv;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.format.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;

/** Reads the records of a chunk. Safe for use by several threads. */
final class ChunkParser {
    private static final int SPARE_CHARS = 64 * 1024;

    private final String part;
    private final CsvLimits limits;

    ChunkParser(String part, CsvLimits limits) {
        this.part = part;
        this.limits = limits;
    }

    /** @throws ExportRefused for the first thing that is wrong in the chunk; not for being cut off */
    void parse(Chunk chunk, RowReader rows) {
        RecordFields fields = new RecordFields(part, limits, chunk, rows);
        // A record of more bytes never comes here, so that the parser's own limit is not met.
        long maxField = 3L * limits.recordChars() + SPARE_CHARS;
        try (CsvReader<Boolean> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize((int) Math.min(maxField, Integer.MAX_VALUE - 8))
                .build(fields, new Utf8Chars(chunk))) {
            if (reader.iterator().hasNext()) {
                throw new IllegalStateException("records are taken field by field; none is ever built");
            }
        } catch (CsvParseException e) {
            throw refused(e, fields);
        } catch (UncheckedIOException e) {
            require(requireNonNull(e.getCause()));
        } catch (IOException e) {
            require(e);
        }
    }

    private RuntimeException refused(CsvParseException e, RecordFields fields) {
        return switch (e.getCause()) {
            case CsvParseException _ ->
                new ExportRefused(
                        FailureReason.NOT_CSV,
                        part + " has a quote where delimited text cannot have one, in the record on line "
                                + fields.line());
            case RuntimeException ours -> ours;
            case Error error -> throw error;
            case null, default -> e;
        };
    }

    private void require(IOException e) {
        switch (e) {
            case Utf8Chars.CutOff _ -> {}
            case CharacterCodingException _ -> throw new ExportRefused(FailureReason.NOT_UTF8, part + " is not UTF-8");
            default -> throw new UncheckedIOException(e);
        }
    }
}
