package dev.tollgate.ingest.platform.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.tollgate.ingest.export.ChargeReaders;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.PartReading;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.kernel.Sha256;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads FOCUS CSV with FastCSV, in one pass: digests, decompresses, decodes, parses and adds up as the bytes go by.
 *
 * <p>Public, and not in an adapter of {@code export}, because the command line builds it without a container.
 */
public final class FastCsvParts implements PartFiles {
    private static final int BUFFER_BYTES = 128 * 1024;
    private static final int MIN_PARSER_CHARS = 64 * 1024;

    private final ChargeReaders.Recogniser recogniser;
    private final IngestConfig.Limits limits;

    public FastCsvParts(ChargeReaders.Recogniser recogniser, IngestConfig.Limits limits) {
        this.recogniser = recogniser;
        this.limits = limits;
    }

    @Override
    public Read read(Path file, Optional<Scope> scope, long maxBytes) {
        String part = String.valueOf(file.getFileName());
        MessageDigest ofFile = Sha256.newDigest();
        MessageDigest ofContent = Sha256.newDigest();
        ChargeReaders readers = new ChargeReaders(part, scope, recogniser, limits.cells());
        Records records = new Records(part, readers, limits.columns(), limits.recordChars());
        boolean compressed = part.endsWith(".gz");
        try (BoundedContent raw =
                        new BoundedContent(Files.newInputStream(file), ofFile, compressed ? Long.MAX_VALUE : maxBytes);
                BoundedContent content = compressed ? decompressed(raw, ofContent, maxBytes) : raw) {
            parse(part, content, raw, records);
            Sha256 fileDigest = Sha256.ofDigest(ofFile);
            Sha256 contentDigest = compressed ? Sha256.ofDigest(ofContent) : fileDigest;
            PartReading reading = readers.reading(contentDigest, fileDigest);
            return new Read(reading, content.bytes());
        } catch (IOException e) {
            throw refused(part, e);
        }
    }

    private static BoundedContent decompressed(InputStream raw, MessageDigest digest, long maxBytes) {
        return new BoundedContent(new GzipMembers(raw, BUFFER_BYTES), digest, maxBytes);
    }

    private void parse(String part, InputStream content, InputStream raw, Records records) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        BoundedText text = new BoundedText(
                new InputStreamReader(new BufferedInputStream(content, BUFFER_BYTES), decoder),
                part,
                limits.recordChars());
        records.onRecordEnd(text::recordEnded);
        try (CsvReader<Boolean> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(Math.max(MIN_PARSER_CHARS, 4 * limits.recordChars()))
                .build(records, text)) {
            var rows = reader.iterator();
            while (rows.hasNext()) {
                rows.next();
            }
            // The digests are of every byte, also of those behind the last record and behind the compressed stream.
            content.transferTo(OutputStream.nullOutputStream());
            raw.transferTo(OutputStream.nullOutputStream());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof ExportRefused refused) {
                throw refused;
            }
            if (e.getCause() instanceof RuntimeException ours && !(ours instanceof CsvParseException)) {
                throw ours;
            }
            throw new ExportRefused(
                    FailureReason.NOT_CSV,
                    part + " has a quote where delimited text cannot have one, in the record after line "
                            + records.lastLine());
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ExportRefused refused(String part, IOException e) {
        return switch (e) {
            case CharacterCodingException _ -> new ExportRefused(FailureReason.NOT_UTF8, part + " is not UTF-8");
            case EOFException _ -> new ExportRefused(FailureReason.BROKEN_GZIP, part + " is cut off");
            case ZipException _ -> new ExportRefused(FailureReason.BROKEN_GZIP, part + " is no intact gzip file");
            default -> new ExportRefused(FailureReason.UNREADABLE, part + " could not be read", e);
        };
    }
}
