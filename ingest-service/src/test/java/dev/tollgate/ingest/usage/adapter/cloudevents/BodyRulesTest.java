package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.kernel.Problem.FieldError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            BATCHED    | ~~                 | body has no event
            BATCHED    | ~ ~                | body has no event
            BATCHED    | []                 | body has no event
            BATCHED    | [ ] x              | body has no event
            BATCHED    | {}                 | body is not a JSON array, at line 1, column 1
            BATCHED    | [                  | [0] is cut off, at line 1, column 2
            BATCHED    | [{}                | body the body ends behind [0], at line 1, column 4
            BATCHED    | [{}]]              | body goes on behind the array, at line 1, column 5
            BATCHED    | [{},]              | [1] is missing at line 1, column 5
            BATCHED    | [,{}]              | [0] is missing at line 1, column 2
            BATCHED    | [{} {}]            | body something else than a comma or ] stands behind [0], at line 1, column 5
            BATCHED    | [{}, {"a":]}       | [1] is not JSON, at line 1, column 11
            BATCHED    | [{]                | [0] is not JSON, at line 1, column 3
            BATCHED    | [{}, 1 2]          | [1] goes on behind its end, at line 1, column 8
            BATCHED    | [{"a": 01}]        | [0] is not JSON, at line 1, column 9
            BATCHED    | [{"a": NaN}]       | [0] is not JSON, at line 1, column 11
            BATCHED    | [{"a": -Infinity}] | [0] is not JSON, at line 1, column 17
            BATCHED    | [/* */ {}]         | [0] is not JSON, at line 1, column 2
            BATCHED    | [{} // x]          | body something else than a comma or ] stands behind [0], at line 1, column 5
            BATCHED    | [{'a': 1}]         | [0] is not JSON, at line 1, column 3
            BATCHED    | [{"a": 1,}]        | [0] is not JSON, at line 1, column 10
            STRUCTURED | ~~                 | body has no event
            STRUCTURED | {                  | body is cut off, at line 1, column 2
            STRUCTURED | {} {}              | body goes on behind its end, at line 1, column 4
            STRUCTURED | {"a": "\\ud8"}     | body is not JSON, at line 1, column 12
            LINES      | ~~                 | body has no event
            """)
    void a_body_that_is_not_what_its_form_says_is_refused_with_its_place(BodyForm form, String text, String refusal) {
        assertThat(SentBody.of(form, text.replace("\\\\", "\\")).refusal()).isEqualTo("UNREADABLE_BODY " + refusal);
    }

    @Test
    void the_place_is_that_in_the_body_and_counts_bytes() {
        String text = "[\n  " + Sample.LINE + ",\n  {\"id\": \"é😀\",\n   \"é\": x}\n]";
        assertThat(SentBody.batched(text).refusal()).isEqualTo("UNREADABLE_BODY [1] is not JSON, at line 4, column 10");
    }

    @Test
    void lines_without_an_event_are_no_events() {
        assertThat(SentBody.lines("\n \r\n\t\n").refusal()).isEqualTo("UNREADABLE_BODY body has no event");
    }

    @Test
    void a_broken_line_is_no_mistake_of_the_next() throws Exception {
        String text = Sample.LINE + "\r\n\r\n{\"a\n" + Sample.withId("e-2") + "{}\n[]\n\u0000\n" + Sample.withId("e-3");
        assertThat(SentBody.lines(text).read())
                .containsExactly(
                        new ReadEvent.Readable(Sample.EVENT),
                        wrongLine(3, "is cut off, at column 4"),
                        wrongLine(4, "goes on behind its end, at column " + (Sample.LINE.length() + 1)),
                        wrongLine(5, "is not a JSON object"),
                        wrongLine(6, "is not JSON, at column 2"),
                        SentBody.structured(Sample.withId("e-3")).only());
    }

    @Test
    void a_wrong_line_tells_its_number_its_source_and_its_id() throws Exception {
        String text = "\n" + Sample.with("\"meter\": \"requests\", ", "");
        var wrong = SentBody.lines(text).unreadable();
        assertThat(wrong.line()).isEqualTo(Optional.of(2));
        assertThat(wrong.source()).isEqualTo(Optional.of("/shop/eu"));
        assertThat(wrong.id()).isEqualTo(Optional.of("e-1"));
        assertThat(SentBody.lines(text).mistakes()).containsExactly("data.meter is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0af", "eda080", "f4908080", "ff", "c3", "e282", "80", "f0808080"})
    void bytes_that_are_not_strict_utf8_are_refused_where_they_stand(String hex) throws Exception {
        byte[] bad = HexFormat.of().parseHex(hex);
        String[] around = Sample.LINE.split("e-1", 2);
        byte[] event =
                concat(around[0].getBytes(StandardCharsets.UTF_8), bad, around[1].getBytes(StandardCharsets.UTF_8));
        int column = around[0].length() + 1;
        byte[] array = concat("[".getBytes(StandardCharsets.UTF_8), event, "]".getBytes(StandardCharsets.UTF_8));
        assertThat(new SentBody(BodyForm.BATCHED, Map.of(), array).refusal())
                .isEqualTo("UNREADABLE_BODY [0] is not UTF-8, at line 1, column " + (column + 1));
        assertThat(new SentBody(BodyForm.LINES, Map.of(), event).only())
                .isEqualTo(wrongLine(1, "is not UTF-8, at column " + column));
    }

    @ParameterizedTest
    @EnumSource
    void a_byte_order_mark_is_refused(BodyForm form) {
        assertThat(SentBody.of(form, "\uFEFF" + Sample.LINE).refusal())
                .isEqualTo(
                        "UNREADABLE_BODY body begins with a byte order mark or another byte that no JSON begins with");
    }

    private static ReadEvent wrongLine(int line, String message) {
        return new ReadEvent.Unreadable(
                Optional.empty(), Optional.empty(), Optional.of(line), List.of(new FieldError("event", message)));
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
