package dev.tollgate.gateway.gate.adapter.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.kernel.CanonicalJson;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of another service, read tolerantly where fields were added and strictly where values decide: what is missing,
 * of another type or an unknown word is not understood, and never guessed.
 */
record PeerAnswer(JsonNode node) {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_TEXT = 2_000;
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final JsonMapper MAPPER = Json.mapper();

    /** Why an answer is not understood, in words of ours. */
    static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUnderstood(String why) {
            super(why, null, false, false);
        }
    }

    /** The newest item of a page; nothing when the page is empty. */
    static Optional<PeerAnswer> newestOf(byte @Nullable [] page) {
        if (page == null) {
            throw new NotUnderstood("it is empty");
        }
        if (page.length > MAX_BYTES) {
            throw new NotUnderstood("it has more than " + MAX_BYTES + " bytes");
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(page);
        } catch (JsonProcessingException e) {
            throw new NotUnderstood("it is not JSON");
        } catch (IOException e) {
            throw new NotUnderstood("it cannot be read");
        }
        JsonNode items = root == null ? null : root.get("items");
        if (items == null || !items.isArray()) {
            throw new NotUnderstood("it has no list of items");
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(new PeerAnswer(items.get(0)));
    }

    String text(String field) {
        return optionalText(field).orElseThrow(() -> new NotUnderstood("it has no text " + field));
    }

    Optional<String> optionalText(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > MAX_TEXT) {
            throw new NotUnderstood(field + " is no text of at most " + MAX_TEXT + " characters");
        }
        return Optional.of(value.textValue());
    }

    /** A text that must be exactly what was asked for. */
    void mustSay(String field, String expected) {
        if (!text(field).equals(expected)) {
            throw new NotUnderstood(field + " is not what was asked for");
        }
    }

    Optional<String> reason() {
        Optional<String> reason = optionalText("reason");
        if (reason.isPresent() && !REASON.matcher(reason.get()).matches()) {
            throw new NotUnderstood("reason is no code");
        }
        return reason;
    }

    Instant instant(String field) {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeParseException e) {
            throw new NotUnderstood(field + " is no instant");
        }
    }

    <E extends Enum<E>> E oneOf(String field, Class<E> words) {
        String word = text(field);
        return Stream.of(words.getEnumConstants())
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new NotUnderstood(field + " is an unknown word"));
    }

    Optional<Money> money(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.treeToValue(value, Money.class));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new NotUnderstood(field + " is no amount with a currency");
        }
    }

    Stream<PeerAnswer> list(String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isArray()) {
            throw new NotUnderstood("it has no list " + field);
        }
        return value.valueStream().map(PeerAnswer::new);
    }

    String canonical() {
        return CanonicalJson.text(node.toString());
    }
}
