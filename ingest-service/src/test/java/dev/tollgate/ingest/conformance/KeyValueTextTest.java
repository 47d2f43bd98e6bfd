package dev.tollgate.ingest.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValueTextTest {
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Test
    void the_keys_are_read_as_they_are_meant() {
        assertThat(KeyValueText.keys(" { \"a\" : 1 , \"\\u0062\\n\" : null } "))
                .contains(java.util.List.of("a", "b\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "null",
                "\"a\"",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1}x",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":TRUE}",
                "{\"a\":[]}",
                "{\"a\":{}}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"}"
            })
    void what_is_no_object_of_scalars_with_differing_keys_is_refused(String text) {
        assertThat(KeyValueText.keys(text)).isEmpty();
    }

    @Test
    void a_very_long_text_takes_neither_the_stack_nor_the_day() {
        assertThat(KeyValueText.keys("{\"a\": \"" + "\\\\x".repeat(500_000) + "\"}"))
                .contains(java.util.List.of("a"));
        assertThat(KeyValueText.keys("{\"a\": \"" + "x".repeat(1_000_000))).isEmpty();
    }

    @Property(tries = 20_000)
    void a_text_is_taken_exactly_where_a_strict_json_parser_takes_it(@ForAll("nasty") String text) {
        assertThat(KeyValueText.keys(text).isPresent()).as(text).isEqualTo(expected(text));
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "\"a\"",
                        "\"b\"",
                        ":",
                        ",",
                        "1",
                        "-0.5e+3",
                        "true",
                        "null",
                        " ",
                        "[",
                        "]",
                        "\\",
                        "\"",
                        "\"\\u00e9\\n\"",
                        "00",
                        "{\"a\":1}",
                        "{\"a\":\"x\",\"b\":2")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    private static boolean expected(String text) {
        return read(text)
                .filter(node -> node.isObject()
                        && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isValueNode))
                .isPresent();
    }

    private static Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(STRICT.readTree(text));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
