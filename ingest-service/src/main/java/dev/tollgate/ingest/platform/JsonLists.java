package dev.tollgate.ingest.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.format.ListedAmounts;
import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.adapter.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/** Adds up the amounts in a JSON array of objects; numbers are read from their text, never through a double. */
final class JsonLists implements ListedAmounts {
    @Override
    public Optional<BigDecimal> sum(String json, String field) {
        try {
            JsonNode list = Json.mapper().readTree(json);
            if (!list.isArray()) {
                return Optional.empty();
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode entry : list) {
                JsonNode amount = entry.path(field);
                if (!amount.isNumber() && !amount.isTextual()) {
                    return Optional.empty();
                }
                sum = sum.add(ExactDecimal.parse(amount.asText()));
            }
            return Optional.of(ExactDecimal.normalise(sum));
        } catch (JsonProcessingException | AmountRefused e) {
            return Optional.empty();
        }
    }
}
