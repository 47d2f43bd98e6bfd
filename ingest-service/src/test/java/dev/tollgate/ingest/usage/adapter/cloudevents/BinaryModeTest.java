package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.usage.BodyForm;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryModeTest {
    private static final Map<String, String> HEADERS = Map.of(
            "specversion", "1.0",
            "id", "e-1",
            "source", "/shop/eu",
            "type", "dev.tollgate.usage.v1",
            "time", "2026-11-21T09:00:00.25Z");
    private static final String DATA = """
            {"tenant": "acme", "product": "api", "meter": "requests", "quantity": "12.5", "subscription": "sub-7"}""";
    private static final String ENCODING = " is not percent-encoded UTF-8 in printable ASCII";

    @Test
    void attributes_come_from_headers_and_data_from_the_body() throws Exception {
        assertThat(sent(HEADERS, DATA).event()).isEqualTo(Sample.EVENT);
    }

    @Test
    void a_header_is_the_same_however_its_name_is_written() throws Exception {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put("Id", String.valueOf(headers.remove("id")));
        assertThat(sent(headers, DATA).event()).isEqualTo(Sample.EVENT);
        headers.put("ID", "e-1");
        assertThat(sent(headers, DATA).mistakes()).containsExactly("id occurs twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀
            %65%2d1                         | e-1
            %2565                           | %65
            "a b"                           | a b
            "a \\"b\\" \\c%20d"             | a "b" c d
            a b                             | a b
            ~ a~                            | a
            %22a%22                         | "a"
            """)
    void a_header_is_unquoted_and_then_percent_decoded_once(String header, String id) throws Exception {
        var body = sent(with("id", header.replace("\\\\", "\\")), DATA);
        assertThat(body.event().key().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "a%zz",
                "%C0%A0",
                "%ED%A0%80",
                "%ff",
                "%E2%82",
                "é",
                "a\tb",
                "a\u0000",
                "\"a",
                "\"",
                "a\"b",
                "\"a\"b",
                "\"a\\",
                "\"a\\\"",
                "%+1"
            })
    void a_header_that_is_encoded_wrongly_is_refused(String header) throws Exception {
        var wrong = sent(with("id", header), DATA).unreadable();
        assertThat(wrong.errors())
                .singleElement()
                .hasToString("FieldError[field=id, message=" + ENCODING.strip() + "]");
        assertThat(wrong.source()).isEqualTo(Optional.of("/shop/eu"));
        assertThat(sent(with("trace", header), DATA).mistakes()).containsExactly("trace" + ENCODING);
    }

    @ParameterizedTest
    @CsvSource({
        "datacontenttype, 'datacontenttype is the Content-Type in binary mode, not a header of its own'",
        "data, 'data is the body in binary mode, not a header'",
        "data_base64, 'data_base64 is the body in binary mode, not a header'",
        "a_b, 'a_b is no attribute, as its name is not 1 to 64 lower-case letters and digits'",
        "subject, 'subject is empty'",
    })
    void what_cannot_be_a_header_is_refused(String header, String mistake) throws Exception {
        assertThat(sent(with(header, ""), DATA).mistakes()).containsExactly(mistake);
    }

    @Test
    void what_no_header_gives_is_missing() throws Exception {
        assertThat(sent(Map.of("id", "e-1"), " ").mistakes())
                .containsExactly(
                        "specversion is missing",
                        "source is missing",
                        "type is missing",
                        "time is missing",
                        "data is missing");
        assertThat(sent(HEADERS, "null").mistakes()).containsExactly("data is missing");
    }

    @Test
    void data_that_is_not_json_refuses_the_body() {
        assertThat(sent(HEADERS, "{\"tenant\"").refusal())
                .isEqualTo("UNREADABLE_BODY body is cut off, at line 1, column 10");
    }

    @Test
    void headers_count_as_part_of_the_event() throws Exception {
        int headers = HEADERS.entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        int room = 16 * 1024 - headers - DATA.length() - "x".length();
        assertThat(sent(with("x", "y".repeat(room)), DATA).event()).isEqualTo(Sample.EVENT);
        String refusal = "BODY_TOO_LARGE body is larger than 16384 bytes, the most that an event may have";
        assertThat(sent(with("x", "y".repeat(room + 1)), DATA).refusal()).isEqualTo(refusal);
        assertThat(sent(with("x", "y".repeat(20_000)), DATA).refusal()).isEqualTo(refusal);
    }

    private static Map<String, String> with(String header, String value) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put(header, value);
        return headers;
    }

    private static SentBody sent(Map<String, String> headers, String data) {
        return new SentBody(BodyForm.BINARY, headers, data.getBytes(StandardCharsets.UTF_8));
    }
}
