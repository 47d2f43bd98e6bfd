package dev.tollgate.ingest.platform;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.tollgate.ingest.export.BillGroup;
import dev.tollgate.ingest.export.JudgedRows;
import dev.tollgate.ingest.export.RowReason;
import dev.tollgate.ingest.format.ChargeRow;
import dev.tollgate.ingest.format.FocusColumn;
import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the charges of one file as JSON lines that obey {@code charge.schema.json}. What FOCUS names is named as FOCUS
 * does; our own words begin with a small letter. Not safe for use by several threads at once.
 */
final class ChargeListing implements JudgedRows, AutoCloseable {
    private static final long CHARGES_A_CHECK = 1_024;
    private static final List<FocusColumn> TEXTS = List.of(
            FocusColumn.PROVIDER_NAME,
            FocusColumn.BILLING_ACCOUNT_ID,
            FocusColumn.SUB_ACCOUNT_ID,
            FocusColumn.SERVICE_NAME,
            FocusColumn.CHARGE_CATEGORY,
            FocusColumn.INVOICE_ID,
            FocusColumn.BILLING_CURRENCY);

    private final String file;
    private final PrintWriter out;
    private final PrintWriter err;
    private final JsonGenerator json;
    private long written;
    private long refused;

    ChargeListing(String file, PrintWriter out, PrintWriter err) throws IOException {
        this.file = file;
        this.out = out;
        this.err = err;
        this.json = Json.mapper()
                .getFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                .setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void charge(ChargeRow row, long hash, BillGroup group, LocalDate day) {
        try {
            write(row, group, day);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void quarantine(long line, String column, RowReason reason) {
        refused++;
        err.println(file + ":" + line + ":" + (column.isEmpty() ? "-" : column) + " " + reason);
    }

    long written() {
        return written;
    }

    long refused() {
        return refused;
    }

    /** Every line that was begun is whole, also when the file was refused in its middle. */
    @Override
    public void close() throws IOException {
        json.close();
        requireWritten();
    }

    private void write(ChargeRow row, BillGroup group, LocalDate day) throws IOException {
        Optional<Map<CostMetric, String>> amounts = amounts(row);
        if (amounts.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("file", file);
        json.writeNumberField("line", row.line());
        json.writeStringField("format", group.format());
        if (group.provider().isPresent()) {
            json.writeStringField("provider", group.provider().get().id());
        }
        if (group.period().isPresent()) {
            json.writeStringField("billingPeriod", group.period().get().toString());
        }
        json.writeStringField("day", day.toString());
        for (FocusColumn field : TEXTS) {
            // What the bill leaves blank is left out, so that it cannot be taken for a name.
            if (!row.text(field).isEmpty()) {
                json.writeStringField(field.column(), row.text(field));
            }
        }
        for (Map.Entry<CostMetric, String> amount : amounts.get().entrySet()) {
            json.writeStringField(amount.getKey().column(), amount.getValue());
        }
        json.writeEndObject();
        json.writeRaw('\n');
        written++;
        if (written % CHARGES_A_CHECK == 0) {
            requireWritten();
        }
    }

    /** Empty when one of them has more digits than we hold; the row is then refused. */
    private Optional<Map<CostMetric, String>> amounts(ChargeRow row) {
        Map<CostMetric, String> amounts = new EnumMap<>(CostMetric.class);
        for (CostMetric metric : CostMetric.values()) {
            if (row.has(metric)) {
                try {
                    amounts.put(metric, ExactDecimal.plain(row.amount(metric).total()));
                } catch (AmountRefused e) {
                    quarantine(row.line(), row.column(FocusColumn.of(metric)), RowReason.TOO_MANY_DIGITS);
                    return Optional.empty();
                }
            }
        }
        return Optional.of(amounts);
    }

    /** A print writer keeps its failures to itself; going on would list a bill to nobody. */
    private void requireWritten() throws IOException {
        json.flush();
        if (out.checkError()) {
            throw new IOException("the charges could not be written");
        }
    }
}
