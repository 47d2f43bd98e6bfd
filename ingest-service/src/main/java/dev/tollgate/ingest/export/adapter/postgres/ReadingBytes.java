package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.BillGroup;
import dev.tollgate.ingest.export.Cell;
import dev.tollgate.ingest.export.CellSums;
import dev.tollgate.ingest.export.PartReading;
import dev.tollgate.ingest.export.QuarantinedRow;
import dev.tollgate.ingest.export.RowReason;
import dev.tollgate.ingest.export.RowSketch;
import dev.tollgate.ingest.format.FocusColumn;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The stored form of a part's reading: compressed bytes, since it is working state that nobody queries and that goes
 * away with its run. Amounts are whole numbers with a scale, never binary fractions. Whoever changes the form raises its
 * number in {@link dev.tollgate.ingest.export.ReadingPlan}.
 */
final class ReadingBytes {
    private static final CostMetric[] METRICS = CostMetric.values();

    private ReadingBytes() {}

    static void write(PartReading reading, OutputStream out) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream data = new DataOutputStream(new DeflaterOutputStream(out, deflater, 8192))) {
            data.writeUTF(reading.name());
            data.writeUTF(reading.sha256().hex());
            data.writeUTF(reading.fileSha256().hex());
            data.writeLong(reading.rows());
            data.writeLong(reading.quarantinedRows());
            writeQuarantine(reading.quarantine(), data);
            data.writeUTF(reading.format());
            data.writeInt(reading.sources().size());
            for (var entry : reading.sources().entrySet()) {
                data.writeUTF(entry.getKey().name());
                writeTexts(entry.getValue(), data);
            }
            data.writeInt(reading.inexact().size());
            for (CostMetric metric : reading.inexact()) {
                data.writeUTF(metric.name());
            }
            data.writeLong(reading.invoicedRows());
            data.writeInt(reading.fields().size());
            for (FocusColumn column : reading.fields()) {
                data.writeUTF(column.name());
            }
            data.writeInt(reading.cells().size());
            for (var entry : reading.cells().entrySet()) {
                writeCell(entry.getKey(), data);
                writeSums(entry.getValue(), data);
            }
            writeSketch(reading.sketch(), data);
            data.writeInt(reading.others().size());
            for (var entry : reading.others().entrySet()) {
                writeGroup(entry.getKey(), data);
                writeSums(entry.getValue(), data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
    }

    static PartReading read(InputStream in) {
        try (DataInputStream data = new DataInputStream(new InflaterInputStream(in))) {
            String name = data.readUTF();
            Sha256 sha256 = new Sha256(data.readUTF());
            Sha256 fileSha256 = new Sha256(data.readUTF());
            long rows = data.readLong();
            long quarantined = data.readLong();
            List<QuarantinedRow> quarantine = readQuarantine(data);
            String format = data.readUTF();
            Map<CostMetric, List<String>> sources = new EnumMap<>(CostMetric.class);
            for (int left = data.readInt(); left > 0; left--) {
                sources.put(CostMetric.valueOf(data.readUTF()), readTexts(data));
            }
            Set<CostMetric> inexact = EnumSet.noneOf(CostMetric.class);
            for (int left = data.readInt(); left > 0; left--) {
                inexact.add(CostMetric.valueOf(data.readUTF()));
            }
            long invoiced = data.readLong();
            Set<FocusColumn> fields = new HashSet<>();
            for (int left = data.readInt(); left > 0; left--) {
                fields.add(FocusColumn.valueOf(data.readUTF()));
            }
            Map<Cell, CellSums> cells = new HashMap<>();
            for (int left = data.readInt(); left > 0; left--) {
                cells.put(readCell(data), readSums(data));
            }
            RowSketch sketch = readSketch(data);
            Map<BillGroup, CellSums> others = new HashMap<>();
            for (int left = data.readInt(); left > 0; left--) {
                others.put(readGroup(data), readSums(data));
            }
            return new PartReading(
                    name,
                    sha256,
                    fileSha256,
                    rows,
                    quarantined,
                    quarantine,
                    format,
                    fields,
                    sources,
                    inexact,
                    invoiced,
                    cells,
                    others,
                    sketch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeTexts(List<String> texts, DataOutputStream data) throws IOException {
        data.writeInt(texts.size());
        for (String text : texts) {
            data.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInputStream data) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = data.readInt(); left > 0; left--) {
            texts.add(data.readUTF());
        }
        return texts;
    }

    private static void writeQuarantine(List<QuarantinedRow> rows, DataOutputStream data) throws IOException {
        data.writeInt(rows.size());
        for (QuarantinedRow row : rows) {
            data.writeUTF(row.part());
            data.writeLong(row.line());
            data.writeUTF(row.column());
            data.writeUTF(row.reason().name());
        }
    }

    private static List<QuarantinedRow> readQuarantine(DataInputStream data) throws IOException {
        List<QuarantinedRow> rows = new ArrayList<>();
        for (int left = data.readInt(); left > 0; left--) {
            rows.add(new QuarantinedRow(
                    data.readUTF(), data.readLong(), data.readUTF(), RowReason.valueOf(data.readUTF())));
        }
        return rows;
    }

    private static void writeSketch(RowSketch sketch, DataOutputStream data) throws IOException {
        long[] hashes = sketch.hashes();
        data.writeLong(sketch.reach());
        data.writeInt(hashes.length);
        for (long hash : hashes) {
            data.writeLong(hash);
            data.writeLong(sketch.count(hash));
        }
    }

    private static RowSketch readSketch(DataInputStream data) throws IOException {
        long reach = data.readLong();
        long[] hashes = new long[data.readInt()];
        long[] counts = new long[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = data.readLong();
            counts[i] = data.readLong();
        }
        return RowSketch.of(reach, hashes, counts);
    }

    private static void writeCell(Cell cell, DataOutputStream data) throws IOException {
        data.writeUTF(cell.account());
        data.writeUTF(cell.subAccount());
        data.writeUTF(cell.service());
        data.writeLong(cell.day().toEpochDay());
        data.writeUTF(cell.chargeCategory());
        data.writeUTF(cell.currency());
    }

    private static Cell readCell(DataInputStream data) throws IOException {
        return new Cell(
                data.readUTF(),
                data.readUTF(),
                data.readUTF(),
                LocalDate.ofEpochDay(data.readLong()),
                data.readUTF(),
                data.readUTF());
    }

    private static void writeGroup(BillGroup group, DataOutputStream data) throws IOException {
        data.writeUTF(group.providerName());
        data.writeUTF(group.provider().map(ProviderId::id).orElse(""));
        data.writeUTF(group.period().map(BillingPeriod::toString).orElse(""));
        data.writeUTF(group.currency());
        data.writeUTF(group.format());
    }

    private static BillGroup readGroup(DataInputStream data) throws IOException {
        String providerName = data.readUTF();
        Optional<ProviderId> provider = ProviderId.of(data.readUTF());
        String period = data.readUTF();
        return new BillGroup(
                providerName,
                provider,
                period.isEmpty() ? Optional.empty() : Optional.of(BillingPeriod.of(period)),
                data.readUTF(),
                data.readUTF());
    }

    private static void writeSums(CellSums sums, DataOutputStream data) throws IOException {
        data.writeLong(sums.rows());
        for (CostMetric metric : METRICS) {
            BigDecimal total = sums.soFar(metric);
            byte[] digits = total.unscaledValue().toByteArray();
            data.writeLong(sums.present(metric));
            data.writeInt(total.scale());
            data.writeByte(digits.length);
            data.write(digits);
        }
    }

    private static CellSums readSums(DataInputStream data) throws IOException {
        long rows = data.readLong();
        long[] present = new long[METRICS.length];
        BigDecimal[] totals = new BigDecimal[METRICS.length];
        for (int i = 0; i < METRICS.length; i++) {
            present[i] = data.readLong();
            int scale = data.readInt();
            totals[i] = new BigDecimal(new BigInteger(data.readNBytes(data.readUnsignedByte())), scale);
        }
        return new CellSums(rows, present, totals);
    }
}
