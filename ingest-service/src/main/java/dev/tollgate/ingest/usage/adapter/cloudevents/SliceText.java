package dev.tollgate.ingest.usage.adapter.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A slice as characters and as JSON. The JDK's decoder is the judge of UTF-8, as a JSON parser that decodes for itself
 * lets overlong forms and surrogates through.
 */
final class SliceText {
    /**
     * Names are not kept from one event to the next: a sender could fill that memory with names that nobody knows.
     * Lengths need no limit, as a slice has one.
     */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.PUBLISHED.eventBytes())
                    .maxNumberLength(Limits.PUBLISHED.eventBytes())
                    .maxStringLength(Limits.PUBLISHED.eventBytes())
                    .maxNameLength(Limits.PUBLISHED.eventBytes())
                    .build())
            .build();

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private char[] chars = new char[1024];

    /** Each byte is at most one character, so nothing overflows. */
    JsonParser parser(Slice slice) throws NotJson {
        if (chars.length < slice.length()) {
            chars = new char[Math.max(2 * chars.length, slice.length())];
        }
        ByteBuffer from = ByteBuffer.wrap(slice.bytes(), 0, slice.length());
        CharBuffer to = CharBuffer.wrap(chars);
        if (decoder.reset().decode(from, to, true).isError()) {
            throw new NotJson("is not UTF-8", from.position());
        }
        try {
            return JSON.createParser(chars, 0, to.position());
        } catch (IOException e) {
            throw new AssertionError("a parser of characters at hand reads nothing", e);
        }
    }

    /** What the parser found, without its words, which repeat what was sent. */
    NotJson wrong(JsonProcessingException found) {
        return at(found.getLocation(), found instanceof JsonEOFException ? "is cut off" : "is not JSON");
    }

    NotJson at(@Nullable JsonLocation location, String message) {
        long at = location == null ? 0 : location.getCharOffset();
        return new NotJson(message, bytesOf((int) Math.clamp(at, 0, chars.length)));
    }

    private int bytesOf(int count) {
        int bytes = 0;
        for (int i = 0; i < count; i++) {
            char c = chars[i];
            // Half of a pair is two of its four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
