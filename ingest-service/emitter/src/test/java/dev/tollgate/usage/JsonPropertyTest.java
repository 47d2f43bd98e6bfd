package dev.tollgate.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What is written is read back by another parser; what is read may be anything. */
class JsonPropertyTest {
    private static final ObjectMapper JSON = StubServer.JSON;
    private static final String ANSWER = "{\"accepted\": 1, \"extra\": [null, true, -1.5e+3, {\"a\": \"\\u00e9\\n\"}],"
            + " \"results\": [{\"index\": 0, \"source\": \"/s\", \"id\": \"a\", \"status\": \"accepted\"},"
            + " {\"index\": 1, \"line\": 2, \"status\": \"rejected\", \"errors\":"
            + " [{\"field\": \"time\", \"message\": \"is \\\"wrong\\\"\"}]}]}";
    private static final List<Held> SENT = List.of(held("a"), held("b"));

    @Property
    void whatever_the_text_is_another_parser_reads_the_same(@ForAll String text) throws JsonProcessingException {
        StringBuilder json = new StringBuilder();
        EventJson.quote(json, text);
        assertThat(JSON.readTree(json.toString()).textValue()).isEqualTo(text);
        assertThat(new JsonReader(json.toString()).string()).isEqualTo(text);
    }

    @Property
    void an_event_is_read_back_to_the_last_digit(
            @ForAll("ids") String id,
            @ForAll BigInteger digits,
            @ForAll @IntRange(min = 0, max = 40) int scale,
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nano)
            throws Exception {
        Instant time = Instant.ofEpochSecond(second, nano);
        Usage usage = Usage.of("t", "p", "m", new BigDecimal(digits, scale), time);
        EventJson.checkText("id", id);
        JsonNode event = JSON.readTree(EventJson.bytes(id, "/s", usage));
        assertThat(event.get("id").textValue()).isEqualTo(id);
        assertThat(new BigDecimal(event.at("/data/quantity").textValue())).isEqualByComparingTo(usage.quantity());
        assertThat(Instant.parse(event.get("time").textValue())).isEqualTo(usage.time());
        assertThat(usage.time().getNano()).isEqualTo(nano / 1_000 * 1_000);
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withChars('"', '\\', '/', ' ', 'a', 'é', '\u2028', '\ufffd')
                .ofMinLength(1)
                .ofMaxLength(200);
    }

    @Property
    void bytes_at_random_are_an_unreadable_answer_and_nothing_else(@ForAll @Size(max = 200) byte[] bytes) {
        readsOrRefuses(bytes);
    }

    @Property
    void tokens_at_random_are_an_answer_or_unreadable(@ForAll("tokens") List<String> tokens) {
        readsOrRefuses(String.join("", tokens).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        " ",
                        "\"",
                        "\\u00",
                        "\\",
                        "\"results\"",
                        "\"index\"",
                        "\"id\"",
                        "\"a\"",
                        "\"status\"",
                        "\"accepted\"",
                        "\"errors\"",
                        "0",
                        "1",
                        "-",
                        ".",
                        "e",
                        "true",
                        "nul")
                .list()
                .ofMaxSize(40);
    }

    @Property
    void an_answer_with_one_byte_changed_never_gives_an_event_another_status_of_success(
            @ForAll @IntRange(min = 0, max = 330) int at, @ForAll byte changed) {
        byte[] bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
        bytes[at % bytes.length] = changed;
        try {
            Map<Integer, Result> results = Answer.read(bytes, SENT);
            Result second = results.get(1);
            assertThat(second == null || second.status() == Result.Status.REJECTED)
                    .isTrue();
        } catch (UnreadableAnswer e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Property
    void an_answer_that_is_cut_off_anywhere_is_unreadable(@ForAll @IntRange(min = 0, max = 290) int length) {
        byte[] bytes = ANSWER.substring(0, length % ANSWER.length()).getBytes(StandardCharsets.UTF_8);
        assertThat(readsOrRefuses(bytes)).isFalse();
    }

    @Property
    void what_our_reader_takes_another_parser_takes_too(@ForAll("tokens") List<String> tokens) {
        String text = String.join("", tokens);
        boolean ours;
        try {
            JsonReader reader = new JsonReader(text);
            reader.skip();
            reader.end();
            ours = true;
        } catch (UnreadableAnswer e) {
            ours = false;
        }
        if (ours) {
            assertThat(StubServer.parsed(text)).isNotNull();
        }
    }

    /** True when it is an answer; anything but an answer and its one exception fails the property. */
    private static boolean readsOrRefuses(byte[] bytes) {
        try {
            Answer.read(bytes, SENT);
            return true;
        } catch (UnreadableAnswer e) {
            return false;
        }
    }

    private static Held held(String id) {
        return new Held(id, new byte[0], 0, 0);
    }
}
