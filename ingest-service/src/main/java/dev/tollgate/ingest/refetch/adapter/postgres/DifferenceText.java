package dev.tollgate.ingest.refetch.adapter.postgres;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.tollgate.ingest.refetch.Difference;
import java.util.List;

/** Differences as JSON: {@code [{"pointer": "/amount/value", "claimed": "100.00", "said": "10.00"}]}. */
final class DifferenceText {
    private static final JsonMapper MAPPER = new JsonMapper();

    private DifferenceText() {}

    static String of(List<Difference> differences) {
        ArrayNode all = MAPPER.createArrayNode();
        for (Difference each : differences) {
            all.addObject()
                    .put("pointer", each.pointer())
                    .putRawValue("claimed", new RawValue(each.claimed()))
                    .putRawValue("said", new RawValue(each.said()));
        }
        return all.toString();
    }
}
