package dev.tollgate.ingest.platform.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import dev.tollgate.kernel.Sha256;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Passes the rows of a delimited file to one reader, in order. The parallel reader has the same contract. */
public final class CsvRows {
    private static final int BUFFER_BYTES = 128 * 1024;
    private static final int MIN_PARSER_CHARS = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final IngestConfig.Limits limits;

    public CsvRows(IngestConfig.Limits limits) {
        this.limits = limits;
    }

    /** @throws ExportRefused when the file cannot be read to its end */
    public void read(Path file, long maxBytes, RowReaders readers) {
        String part = String.valueOf(file.getFileName());
        boolean compressed = part.endsWith(".gz");
        try (InputStream raw = Files.newInputStream(file);
                InputStream bytes = compressed ? new GzipMembers(raw, BUFFER_BYTES) : raw;
                BoundedContent content = new BoundedContent(bytes, Sha256.newDigest(), maxBytes)) {
            parse(part, content, readers);
        } catch (CharacterCodingException e) {
            throw new ExportRefused(FailureReason.NOT_UTF8, part + " is not UTF-8", e);
        } catch (EOFException e) {
            throw new ExportRefused(FailureReason.BROKEN_GZIP, part + " is cut off", e);
        } catch (ZipException e) {
            throw new ExportRefused(FailureReason.BROKEN_GZIP, part + " is no intact gzip file", e);
        } catch (IOException e) {
            throw new ExportRefused(FailureReason.UNREADABLE, part + " could not be read", e);
        }
    }

    private void parse(String part, InputStream content, RowReaders readers) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        BoundedText text = new BoundedText(
                new InputStreamReader(new BufferedInputStream(content, BUFFER_BYTES), decoder),
                part,
                limits.recordChars());
        Passing passing = new Passing(readers, text);
        try (CsvReader<Boolean> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(Math.max(MIN_PARSER_CHARS, 4 * limits.recordChars()))
                .build(passing, text)) {
            var rows = reader.iterator();
            while (rows.hasNext()) {
                rows.next();
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof RuntimeException ours && !(ours instanceof CsvParseException)) {
                throw ours;
            }
            throw new ExportRefused(FailureReason.NOT_CSV, part + " is not delimited text", e);
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        if (passing.reader == null) {
            throw new ExportRefused(FailureReason.NOT_FOCUS, part + " is empty: it has not even a header");
        }
    }

    private static final class Passing extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final RowReaders readers;
        private final BoundedText text;
        private final List<String> names = new ArrayList<>();
        private @Nullable RowReader reader;
        private boolean empty;

        Passing(RowReaders readers, BoundedText text) {
            this.readers = readers;
            this.text = text;
        }

        @Override
        protected void handleBegin(long startingLine) {
            empty = false;
            if (reader != null) {
                reader.begin(startingLine);
            }
        }

        @Override
        protected void handleField(int index, char[] buffer, int from, int length, boolean quoted) {
            if (reader != null) {
                reader.field(index, buffer, from, length);
            } else {
                String name = new String(buffer, from, length);
                boolean marked = index == 0 && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK;
                names.add(marked ? name.substring(1) : name);
            }
        }

        @Override
        protected void handleEmpty() {
            empty = true;
        }

        @Override
        protected Boolean buildRecord() {
            text.recordEnded();
            if (!empty && reader == null) {
                reader = readers.forHeader(names).get();
            } else if (!empty && reader != null) {
                reader.end(getFieldCount());
            }
            return !empty;
        }
    }
}
