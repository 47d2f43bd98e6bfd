package dev.tollgate.ingest.statement.adapter.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.ingest.statement.Statement;
import dev.tollgate.ingest.statement.StatementOrigin;
import dev.tollgate.ingest.statement.StatementRefused;
import dev.tollgate.ingest.statement.StatementTexts;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.adapter.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code statement.json}. Every field is checked by hand, so that a JSON number can never slip in as an amount. */
@ApplicationScoped
final class JsonStatements implements StatementTexts {
    private static final Set<String> FIELDS = Set.of("currency", "metric", "total", "asOf", "source", "breakdown");
    private static final int MAX_CELLS = 10_000;
    private static final int MAX_TEXT_CHARS = 1_000;

    private final ObjectMapper json = Json.mapper();

    @Override
    public Statement read(byte[] bytes) {
        JsonNode root = tree(bytes);
        refuseUnknown(root, FIELDS, "");
        String currency = text(root, "currency", "");
        return new Statement(
                Sha256.of(bytes),
                CostMetric.of(text(root, "metric", ""))
                        .orElseThrow(() -> new StatementRefused("metric is no FOCUS cost column")),
                money(text(root, "total", ""), currency, "total"),
                instant(text(root, "asOf", "")),
                text(root, "source", ""),
                StatementOrigin.FILE,
                breakdown(root.path("breakdown"), currency));
    }

    private JsonNode tree(byte[] bytes) {
        try {
            JsonNode root = json.readTree(bytes);
            if (!root.isObject()) {
                throw new StatementRefused("the statement is not a JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new StatementRefused(
                    "the statement is not JSON, near line " + e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new StatementRefused("the statement cannot be read");
        }
    }

    private static List<BreakdownCell> breakdown(JsonNode cells, String currency) {
        if (cells.isMissingNode()) {
            return List.of();
        }
        if (!cells.isArray() || cells.size() > MAX_CELLS) {
            throw new StatementRefused("breakdown is not a list of at most " + MAX_CELLS + " entries");
        }
        List<BreakdownCell> read = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            BreakdownCell cell = cell(cells.get(i), currency, "breakdown[" + i + "].");
            if (!seen.add(List.of(cell.dimension().id(), cell.key()))) {
                throw new StatementRefused("breakdown[" + i + "] says the same slice a second time");
            }
            read.add(cell);
        }
        return read;
    }

    private static BreakdownCell cell(JsonNode node, String currency, String place) {
        if (!node.isObject()) {
            throw new StatementRefused(place + " is not an object");
        }
        List<Dimension> named = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            if (node.has(dimension.id())) {
                named.add(dimension);
            }
        }
        if (named.size() != 1) {
            throw new StatementRefused(place + " names not exactly one of service, account, day, chargeCategory");
        }
        Dimension dimension = named.getFirst();
        refuseUnknown(node, Set.of(dimension.id(), "amount"), place);
        String key = text(node, dimension.id(), place);
        if (dimension == Dimension.DAY) {
            requireDay(key, place);
        }
        return new BreakdownCell(
                dimension,
                key,
                money(text(node, "amount", place), currency, place + "amount").amount());
    }

    private static void requireDay(String key, String place) {
        try {
            LocalDate.parse(key);
        } catch (DateTimeException e) {
            throw new StatementRefused(place + "day is not written YYYY-MM-DD");
        }
    }

    private static void refuseUnknown(JsonNode object, Set<String> known, String place) {
        for (String field : (Iterable<String>) object::fieldNames) {
            if (!known.contains(field)) {
                throw new StatementRefused(place + "there is a field that a statement does not have");
            }
        }
    }

    private static String text(JsonNode object, String field, String place) {
        JsonNode value = object.path(field);
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > MAX_TEXT_CHARS) {
            throw new StatementRefused(place + field + " is missing, or not a string; amounts are strings too");
        }
        return value.textValue();
    }

    private static Money money(String amount, String currency, String place) {
        try {
            return Money.of(amount, currency);
        } catch (Money.UnknownCurrency e) {
            throw new StatementRefused("currency is no ISO 4217 code");
        } catch (IllegalArgumentException e) {
            throw new StatementRefused(place + " is " + e.getMessage());
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new StatementRefused("asOf is not an RFC 3339 instant in UTC");
        }
    }
}
