package dev.tollgate.ingest.refetch.adapter.payments;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A JSON object in UTF-8, of which no key comes twice; bounded in depth and in the length of its numbers.
 *
 * @param text to the letter
 */
record ObjectText(String text, JsonNode root) {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_CHARS = 200;

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_NUMBER_CHARS)
            .build();
    private static final JsonFactory LENIENT =
            JsonFactory.builder().streamReadConstraints(BOUNDS).build();
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(BOUNDS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Empty when it is none. Only UTF-8 is JSON between machines (RFC 8259, 8.1); Jackson would guess. */
    static Optional<ObjectText> of(byte[] bytes) {
        try {
            String text = decoded(bytes);
            JsonNode root = MAPPER.readTree(text);
            return root.isObject() ? Optional.of(new ObjectText(text, root)) : Optional.empty();
        } catch (CharacterCodingException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether an API wrote it, though it may be no object that can be taken: of another shape, ambiguous, or too deep. */
    static boolean isJson(byte[] bytes) {
        try (JsonParser parser = LENIENT.createParser(decoded(bytes))) {
            boolean isSomething = false;
            while (parser.nextToken() != null) {
                isSomething = true;
            }
            return isSomething;
        } catch (StreamConstraintsException e) {
            // As far as it was read.
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
