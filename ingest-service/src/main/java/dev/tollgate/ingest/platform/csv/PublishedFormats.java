package dev.tollgate.ingest.platform.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tollgate.ingest.format.BillFormat;
import dev.tollgate.ingest.format.BillFormats;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The formats that are published with this service: the tables that lie beside {@link BillFormat}. */
public final class PublishedFormats {
    private PublishedFormats() {}

    public static BillFormats read() {
        return BillFormats.of(lines("formats"), PublishedFormats::lines);
    }

    private static List<List<String>> lines(String table) {
        String name = table + ".csv";
        try (InputStream in = BillFormat.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the application");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
                return reader.stream().skip(1).map(CsvRecord::getFields).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
