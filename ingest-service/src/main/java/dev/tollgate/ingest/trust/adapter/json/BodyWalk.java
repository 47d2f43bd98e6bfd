package dev.tollgate.ingest.trust.adapter.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.tollgate.ingest.trust.TrustPolicy.EventRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One way through a body, token by token: nothing is built of it but what was asked for. Whether it is copied or only
 * looked at, the same bodies are readable and the same places are found: what was promised before trust holds after it.
 */
final class BodyWalk {
    /** Twice the deepest object of a known provider, expanded. */
    private static final int DEEPEST = 64;

    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 400;
    private static final int MOST_TOKENS = 200_000;
    private static final int LONGEST_ID = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            // Which of two values of one name is meant is for the sender to know; two readers would disagree.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Names come from the sender: a table of them that outlives the body would be filled by forgers.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final Set<JsonPointer> wanted;
    private final Set<JsonPointer> ignored;
    private final int deepest;

    /** Empty as soon as it is known that the body has no canonical form. */
    private Optional<PlainText> copy;

    private BodyWalk(EventRule rule, Optional<PlainText> copy) {
        this.wanted = pointers(Stream.of(rule.id().stream(), rule.object().stream(), rule.type().stream())
                .flatMap(each -> each));
        this.ignored = copy.isEmpty() ? Set.of() : pointers(rule.ignored().stream());
        this.copy = copy;
        this.deepest = Stream.concat(wanted.stream(), ignored.stream())
                .mapToInt(BodyWalk::depth)
                .max()
                .orElse(0);
    }

    static BodyWalk looking(EventRule rule) {
        return new BodyWalk(rule, Optional.empty());
    }

    static BodyWalk copying(EventRule rule) {
        return new BodyWalk(rule, Optional.of(new PlainText()));
    }

    /**
     * Behind the walk: the body without the fields that the rule ignores.
     *
     * @return empty when it was not copied, or cannot be to the last digit and character: it has an exponent beyond every
     *     number, or half a pair of surrogates
     */
    Optional<String> plain() {
        return copy.map(PlainText::text);
    }

    /**
     * @return what stands at the places that were asked for, where it can be an id; others are not there
     * @throws NotReadable when it is not one JSON value, alone and within bounds
     */
    Map<String, String> over(byte[] body) throws NotReadable {
        Map<String, String> found = new HashMap<>();
        char[] text = decoded(body);
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new NotReadable();
            }
            value(parser, found);
            while (!parser.getParsingContext().inRoot()) {
                parser.nextToken();
                value(parser, found);
            }
            if (parser.nextToken() != null) {
                throw new NotReadable();
            }
            return found;
        } catch (IOException e) {
            throw new NotReadable();
        }
    }

    /** By the JDK, which takes UTF-8 and nothing that only looks like it: no longer forms, no halves of pairs. */
    private static char[] decoded(byte[] body) throws NotReadable {
        try {
            CharBuffer read = UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            char[] text = new char[read.remaining()];
            read.get(text);
            return text;
        } catch (CharacterCodingException e) {
            throw new NotReadable();
        }
    }

    /** One token; and with an ignored field's name the whole of its value. */
    private void value(JsonParser parser, Map<String, String> found) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.FIELD_NAME && isIgnored(parser)) {
            skip(parser, found);
            return;
        }
        look(parser, token, found);
        write(parser, token);
    }

    /** Read, and so checked, like everything else; only not copied. */
    private void skip(JsonParser parser, Map<String, String> found) throws IOException {
        int open = 0;
        do {
            JsonToken token = parser.nextToken();
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            look(parser, token, found);
        } while (open > 0);
    }

    private void look(JsonParser parser, JsonToken token, Map<String, String> found) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            // A parser reads texts when they are asked for: whoever does not ask takes what is none.
            parser.getTextLength();
        }
        if (token.isScalarValue() && parser.getParsingContext().getNestingDepth() <= deepest) {
            JsonPointer place = parser.getParsingContext().pathAsPointer();
            if (wanted.contains(place)) {
                id(parser, token).ifPresent(id -> found.put(place.toString(), id));
            }
        }
    }

    private boolean isIgnored(JsonParser parser) {
        return !ignored.isEmpty()
                && parser.getParsingContext().getNestingDepth() <= deepest
                && ignored.contains(parser.getParsingContext().pathAsPointer());
    }

    private void write(JsonParser parser, JsonToken token) throws IOException {
        if (copy.isPresent()) {
            try {
                copy.get().write(parser, token);
            } catch (NotReadable e) {
                copy = Optional.empty();
            }
        }
    }

    private static Optional<String> id(JsonParser parser, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT
                ? Optional.of(parser.getText()).filter(BodyWalk::canBeAnId)
                : Optional.empty();
    }

    /** It becomes a key, a line of a log and a part of an address. */
    static boolean canBeAnId(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_ID
                && PlainText.isWellFormed(text)
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static Set<JsonPointer> pointers(Stream<String> places) {
        Set<JsonPointer> pointers = new HashSet<>();
        places.filter(place -> place.startsWith("/")).map(JsonPointer::compile).forEach(pointers::add);
        return Set.copyOf(pointers);
    }

    private static int depth(JsonPointer pointer) {
        int depth = 0;
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            depth++;
        }
        return depth;
    }
}
