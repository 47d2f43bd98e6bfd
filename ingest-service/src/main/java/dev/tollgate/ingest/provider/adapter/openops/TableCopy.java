package dev.tollgate.ingest.provider.adapter.openops;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.provider.Landing;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes the rows of a table, one a line. Pages are counted from the front each time, so that a row that comes or goes
 * meanwhile moves all others: each row is to come once, as many as were told, none changed since. Else it is begun again.
 */
final class TableCopy {
    private static final int TRIES = 3;
    /** A few characters of scientific notation could be written out as a gigabyte of digits. */
    private static final int MAX_SCALE = 200;

    private static final JsonMapper JSON = Json.mapper();

    /** Of Baserow and of nobody's bill. */
    private static final Set<String> OWN_FIELDS = Set.of("id", "order");

    private static final Set<String> SELECT = Set.of("id", "value", "color");

    private final TableRows table;
    private final TableRows.Extent extent;
    private final Instant asOf;
    private final Set<Long> seen = new HashSet<>();

    private TableCopy(TableRows table, TableRows.Extent extent, Instant asOf) {
        this.table = table;
        this.extent = extent;
        this.asOf = asOf;
    }

    /**
     * @param asked how recent rows are that do not say so themselves
     * @return whether there was a row
     */
    static boolean write(TableRows table, Instant asked, String path, Landing landing) {
        for (int tried = 1; tried <= TRIES; tried++) {
            TableRows.Extent extent = table.extent();
            if (extent.count() == 0) {
                return false;
            }
            Instant asOf = extent.newest().orElse(asked);
            try {
                landing.write(path, asOf, new TableCopy(table, extent, asOf)::writeTo);
                return true;
            } catch (Moved e) {
                // The landing has dropped the file; the next try asks how many rows there are now.
            }
        }
        throw Answers.bad(TableRows.ASKED, "moved while it was read, " + TRIES + " times");
    }

    private void writeTo(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setRootValueSeparator(null);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            TableRows.Page page;
            int number = 1;
            do {
                page = table.page(number++);
                if (page.count() != extent.count() || page.rows().isEmpty()) {
                    throw new Moved();
                }
                for (JsonNode row : page.rows()) {
                    requireOnce(row);
                    write(row, json);
                }
            } while (!page.last());
        }
        if (seen.size() != extent.count()) {
            throw new Moved();
        }
    }

    private void requireOnce(JsonNode row) {
        JsonNode id = row.path("id");
        if (!id.isIntegralNumber() || !id.canConvertToLong()) {
            throw Answers.bad(TableRows.ASKED, "has a row without an id");
        }
        boolean changed = table.modified(row).filter(asOf::isBefore).isPresent();
        if (!seen.add(id.longValue()) || seen.size() > extent.count() || changed) {
            throw new Moved();
        }
    }

    private static void write(JsonNode row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            if (!OWN_FIELDS.contains(field.getKey()) && !field.getValue().isNull()) {
                json.writeFieldName(field.getKey());
                JSON.writeTree(json, plain(field.getValue()));
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** A field of the type "single select" answers with its number and color; the bill has the text alone. */
    private static JsonNode plain(JsonNode value) {
        if (value.isBigDecimal() && Math.abs((long) value.decimalValue().scale()) > MAX_SCALE) {
            throw Answers.bad(TableRows.ASKED, "has a number of more digits than any amount");
        }
        boolean select = value.isObject()
                && value.size() == SELECT.size()
                && SELECT.stream().allMatch(value::has);
        return select ? value.path("value") : value;
    }

    /** What is read is no longer what it was when it was begun. */
    private static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Moved() {
            super("the table moved while it was read");
        }
    }
}
