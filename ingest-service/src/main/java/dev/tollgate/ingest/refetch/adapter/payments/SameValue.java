package dev.tollgate.ingest.refetch.adapter.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.ExactDecimal;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether two JSON values say the same: an amount is the same as {@code "10.00"}, {@code "10.0"} and {@code 10}. */
final class SameValue {
    /** As amounts are written: a code such as {@code 007} is not seven, and {@code 1e3} in a text is a text. */
    private static final Pattern AMOUNT = Pattern.compile("-?(?:0|[1-9][0-9]{0,29})(?:\\.[0-9]{1,40})?");

    private SameValue() {}

    static boolean of(JsonNode one, JsonNode other) {
        if (isAbsent(one) || isAbsent(other)) {
            return isAbsent(one) && isAbsent(other);
        }
        if (one.isContainerNode() || other.isContainerNode()) {
            return ofContainers(one, other);
        }
        Optional<BigDecimal> first = amount(one);
        Optional<BigDecimal> second = amount(other);
        return first.isPresent() && second.isPresent() ? first.get().compareTo(second.get()) == 0 : one.equals(other);
    }

    private static boolean ofContainers(JsonNode one, JsonNode other) {
        if (one.getNodeType() != other.getNodeType() || one.size() != other.size()) {
            return false;
        }
        if (one.isArray()) {
            for (int place = 0; place < one.size(); place++) {
                if (!of(one.path(place), other.path(place))) {
                    return false;
                }
            }
            return true;
        }
        return one.properties().stream()
                .allMatch(entry -> other.has(entry.getKey()) && of(entry.getValue(), other.path(entry.getKey())));
    }

    /** A field that is null says what a missing one says. */
    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Optional<BigDecimal> amount(JsonNode node) {
        try {
            if (node.isNumber()) {
                return Optional.of(ExactDecimal.normalise(node.decimalValue()));
            }
            return node.isTextual() && AMOUNT.matcher(node.textValue()).matches()
                    ? Optional.of(ExactDecimal.parse(node.textValue()))
                    : Optional.empty();
        } catch (AmountRefused e) {
            return Optional.empty();
        }
    }
}
