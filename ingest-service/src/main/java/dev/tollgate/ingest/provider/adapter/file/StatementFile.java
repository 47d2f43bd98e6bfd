package dev.tollgate.ingest.provider.adapter.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.adapter.json.Json;

/** A statement as a billing drop holds it; its amounts are strings, digit for digit. */
final class StatementFile {
    private StatementFile() {}

    static byte[] of(StatedMonth stated) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("currency", stated.total().currency());
        root.put("metric", stated.metric().column());
        root.put("total", ExactDecimal.plain(stated.total().amount()));
        root.put("asOf", stated.asOf().toString());
        root.put("source", stated.source());
        if (!stated.breakdown().isEmpty()) {
            ArrayNode cells = root.putArray("breakdown");
            for (BreakdownCell cell : stated.breakdown()) {
                cells.addObject()
                        .put(cell.dimension().id(), cell.key())
                        .put("amount", ExactDecimal.plain(cell.amount()));
            }
        }
        try {
            return Json.mapper().writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings is always JSON", e);
        }
    }
}
