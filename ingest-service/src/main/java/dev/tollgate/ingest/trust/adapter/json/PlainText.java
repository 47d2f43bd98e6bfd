package dev.tollgate.ingest.trust.adapter.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Writes a body again so that its canonical form keeps every digit. RFC 8785 writes numbers as doubles, of which
 * 9007199254740992 and 9007199254740993 are one: here a number is a text, marked as such, and exact; 1.0 equals 1.00.
 */
final class PlainText {
    private static final String NUMBER = "#";
    private static final String TEXT = "'";

    private final StringBuilder text = new StringBuilder();
    private @Nullable JsonToken last;

    String text() {
        return text.toString();
    }

    void write(JsonParser parser, JsonToken token) throws IOException, NotReadable {
        if (isNext(token)) {
            text.append(',');
        }
        switch (token) {
            case START_OBJECT -> text.append('{');
            case END_OBJECT -> text.append('}');
            case START_ARRAY -> text.append('[');
            case END_ARRAY -> text.append(']');
            case FIELD_NAME -> {
                quote("", parser.currentName());
                text.append(':');
            }
            case VALUE_STRING -> quote(TEXT, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> quote(NUMBER, exact(parser.getText()));
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> text.append(token.asString());
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new NotReadable();
        }
        last = token;
    }

    /** Whether it stands behind another in an object or array. */
    private boolean isNext(JsonToken token) {
        return last != null && !last.isStructStart() && last != JsonToken.FIELD_NAME && !token.isStructEnd();
    }

    /** By its digits and its exponent: a million zeros are never written out. */
    private static String exact(String number) throws NotReadable {
        try {
            BigDecimal value = new BigDecimal(number);
            BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            return shortest.unscaledValue() + "e" + -(long) shortest.scale();
        } catch (ArithmeticException | NumberFormatException e) {
            // An exponent beyond every number.
            throw new NotReadable();
        }
    }

    private void quote(String mark, String value) throws NotReadable {
        if (!isWellFormed(value)) {
            // It has no bytes in UTF-8, and so no canonical form (RFC 8785, 3.2.2.2).
            throw new NotReadable();
        }
        text.append('"').append(mark);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /** Whether each half of a pair of surrogates has the other. */
    static boolean isWellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isHighSurrogate(value.charAt(i))
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
