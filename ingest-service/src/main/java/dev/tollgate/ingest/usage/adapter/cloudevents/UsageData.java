package dev.tollgate.ingest.usage.adapter.cloudevents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.ExactDecimal;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event's data, as it comes. A subscription that is null is none. */
final class UsageData {
    static final String DATA = "data";

    private static final String NO_NAME =
            "is not 1 to 100 letters, digits and . _ : / @ -, beginning with a letter or digit";
    private static final String NO_NUMBER = "is not a decimal number";

    private final Mistakes mistakes;
    private final Set<String> met = HashSet.newHashSet(5);
    private boolean read;
    private @Nullable String tenant;
    private @Nullable String product;
    private @Nullable String meter;
    private @Nullable String subscription;
    private @Nullable BigDecimal quantity;

    UsageData(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The value that the parser stands on. */
    void read(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        read = true;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            mistakes.add(DATA, "is not a JSON object");
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (met.add(name)) {
                value(name, json);
            } else {
                json.skipChildren();
                mistakes.addNamed(DATA, name, Mistakes.TWICE);
            }
        }
        for (String each : new String[] {"tenant", "product", "meter", "quantity"}) {
            if (!met.contains(each)) {
                mistakes.addNamed(DATA, each, Mistakes.MISSING);
            }
        }
    }

    /** When the event has ended. */
    void requireMet() {
        if (!read) {
            mistakes.add(DATA, Mistakes.MISSING);
        }
    }

    String tenant() {
        return Objects.requireNonNull(tenant);
    }

    String product() {
        return Objects.requireNonNull(product);
    }

    String meter() {
        return Objects.requireNonNull(meter);
    }

    Optional<String> subscription() {
        return Optional.ofNullable(subscription);
    }

    BigDecimal quantity() {
        return Objects.requireNonNull(quantity);
    }

    private void value(String name, JsonParser json) throws IOException {
        boolean isNull = json.currentToken() == JsonToken.VALUE_NULL;
        switch (name) {
            case "tenant" -> tenant = name(name, json);
            case "product" -> product = name(name, json);
            case "meter" -> meter = name(name, json);
            case "subscription" -> subscription = isNull ? null : name(name, json);
            case "quantity" -> quantity = quantity(json);
            default -> {
                json.skipChildren();
                mistakes.addNamed(DATA, name, "is not known");
            }
        }
    }

    private @Nullable String name(String field, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            mistakes.addNamed(DATA, field, isNull(json) ? Mistakes.MISSING : Mistakes.NOT_TEXT);
            json.skipChildren();
            return null;
        }
        String text = json.getText();
        if (!Characters.isName(text)) {
            mistakes.addNamed(DATA, field, NO_NAME);
            return null;
        }
        return text;
    }

    /** A number is taken as it is written; the parser never makes a value of it. */
    private @Nullable BigDecimal quantity(JsonParser json) throws IOException {
        String field = "quantity";
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            mistakes.addNamed(DATA, field, isNull(json) ? Mistakes.MISSING : NO_NUMBER);
            json.skipChildren();
            return null;
        }
        try {
            return ExactDecimal.parse(json.getText());
        } catch (AmountRefused e) {
            String why = String.valueOf(e.getMessage());
            mistakes.addNamed(DATA, field, (why.startsWith("more than") ? "has " : "is ") + why);
            return null;
        }
    }

    private static boolean isNull(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }
}
