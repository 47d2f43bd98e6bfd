package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.kernel.Problem.FieldError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final String TOO_LARGE = "is larger than 16384 bytes, the most that an event may have";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock = """
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
        byte[] event = concat(around[0].getBytes(StandardCharsets.UTF_8), bad, around[1].getBytes(StandardCharsets.UTF_8));
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
                .isEqualTo("UNREADABLE_BODY body begins with a byte order mark or another byte that no JSON begins with");
    }

    @Test
    void an_event_of_the_most_bytes_is_read_and_one_more_is_a_mistake_of_its_own() throws Exception {
        String most = filled(16 * 1024);
        String more = filled(16 * 1024 + 1);
        var small = new ReadEvent.Readable(Sample.EVENT);
        assertThat(SentBody.batched("[" + most + " , " + more + "," + Sample.LINE + "]").read())
                .containsExactly(small, tooLarge(Optional.empty()), small);
        assertThat(SentBody.lines(most + " \r\n" + more + "\n" + Sample.LINE).read())
                .containsExactly(small, tooLarge(Optional.of(2)), small);
        assertThat(SentBody.structured(" " + most + "\n").event()).isEqualTo(Sample.EVENT);
        assertThat(SentBody.structured(more).refusal()).isEqualTo("BODY_TOO_LARGE body " + TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"BATCHED, '[', ',', ']', 1", "LINES, '', '\n', '', 2"})
    void the_event_after_the_ten_thousandth_refuses_the_body_and_nothing_behind_it_is_read(
            BodyForm form, String open, String comma, String close, int bytesMore) throws Exception {
        String most = open + String.join(comma, Collections.nCopies(10_000, "{}"));
        assertThat(SentBody.of(form, most + close).read()).hasSize(10_000);
        Piecemeal endless = new Piecemeal((most + comma + "{}" + " ".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8), 1);
        List<ReadEvent> read = new ArrayList<>();
        assertThatThrownBy(() -> CloudEvents.bodies().read(form, Map.of(), endless, read::add))
                .hasMessage("body has more than 10000 events, the most that a body may have");
        assertThat(read).hasSize(10_000);
        assertThat(endless.taken()).isEqualTo(most.length() + bytesMore);
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_never_ends_is_refused_at_its_limit(BodyForm form) {
        var endless = new Endless();
        assertThatThrownBy(() -> CloudEvents.bodies().read(form, Map.of(), endless, event -> {}))
                .hasMessage("body is larger than 10485760 bytes, the most that a body may have");
        assertThat(endless.given).isBetween(10_485_760L, 10_485_760L + 32 * 1024);
    }

    @ParameterizedTest
    @EnumSource(names = {"STRUCTURED", "BINARY"})
    void a_single_event_without_end_is_refused_at_its_own_limit(BodyForm form) {
        byte[] endless = ("{\"a\": \"" + "x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
        Piecemeal body = new Piecemeal(endless, 1000);
        assertThatThrownBy(() -> CloudEvents.bodies().read(form, Map.of(), body, event -> {}))
                .hasMessage("body " + TOO_LARGE);
        assertThat(body.taken()).isLessThanOrEqualTo(17_000);
    }

    @Test
    void an_event_is_handed_over_before_the_next_one_arrives() {
        List<ReadEvent> read = new ArrayList<>();
        InputStream cutOff = new InputStream() {
            @Override
            public int read() throws IOException {
                assertThat(read).containsExactly(new ReadEvent.Readable(Sample.EVENT));
                throw new IOException("cut off");
            }
        };
        InputStream body = new SequenceInputStream(
                new ByteArrayInputStream(("[" + Sample.LINE + ",").getBytes(StandardCharsets.UTF_8)), cutOff);
        assertThatThrownBy(() -> CloudEvents.bodies().read(BodyForm.BATCHED, Map.of(), body, read::add))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("cut off");
    }

    private static ReadEvent wrongLine(int line, String message) {
        return new ReadEvent.Unreadable(
                Optional.empty(),
                Optional.empty(),
                Optional.of(line),
                List.of(new FieldError("event", message)));
    }

    private static ReadEvent tooLarge(Optional<Integer> line) {
        return new ReadEvent.Unreadable(
                Optional.empty(),
                Optional.empty(),
                line,
                List.of(new FieldError("event", TOO_LARGE)));
    }

    private static String filled(int bytes) {
        String start = Sample.withMore("\"fill\": \"\"");
        return start.replace("\"fill\": \"", "\"fill\": \"" + "]".repeat(bytes - start.length()));
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** White space for ever. */
    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return '\n';
        }
    }
}
