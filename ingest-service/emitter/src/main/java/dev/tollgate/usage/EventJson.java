package dev.tollgate.usage;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** Writes an event as CloudEvents 1.0 JSON, in one line. */
final class EventJson {
    private static final int LONGEST_ID = 200;

    private EventJson() {}

    static byte[] bytes(String id, String source, Usage usage) {
        StringBuilder json = new StringBuilder(320);
        json.append("{\"specversion\":\"1.0\",\"id\":");
        quote(json, id);
        json.append(",\"source\":");
        quote(json, source);
        json.append(",\"type\":\"dev.tollgate.usage.v1\",\"time\":");
        quote(json, usage.time().toString());
        json.append(",\"data\":{\"tenant\":");
        quote(json, usage.tenant());
        json.append(",\"product\":");
        quote(json, usage.product());
        json.append(",\"meter\":");
        quote(json, usage.meter());
        // A string: some readers on the way would turn a JSON number into binary floating point.
        json.append(",\"quantity\":");
        quote(json, usage.quantity().toPlainString());
        usage.subscription().ifPresent(name -> {
            json.append(",\"subscription\":");
            quote(json, name);
        });
        return json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Refuses a source that is no URI reference (RFC 3986, section 4.1). */
    static void checkSource(String source) {
        checkText("source", source);
        // The JDK takes letters of all languages; the RFC and the server do not.
        if (source.chars().anyMatch(character -> character > '~')) {
            throw new IllegalArgumentException(
                    "source must be a URI reference: in ASCII, anything else percent-encoded");
        }
        try {
            new URI(source);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("source must be a URI reference: " + e.getReason());
        }
    }

    /** Refuses what the server would: an id or a source that is empty, too long, or not text. */
    static void checkText(String field, String text) {
        if (text.isEmpty() || text.length() > LONGEST_ID) {
            throw new IllegalArgumentException(field + " must have 1 to " + LONGEST_ID + " characters");
        }
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            if (Character.isISOControl(character)) {
                throw new IllegalArgumentException(field + " has a control character at " + at);
            }
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(field + " has half a surrogate pair at " + at);
            }
            at += Character.charCount(character);
        }
    }

    /** Appends a JSON string (RFC 8259, section 7). */
    static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append("\\u00")
                        .append(Character.forDigit(character >> 4, 16))
                        .append(Character.forDigit(character & 0xf, 16));
            } else {
                json.append(character);
            }
        }
        json.append('"');
    }
}
