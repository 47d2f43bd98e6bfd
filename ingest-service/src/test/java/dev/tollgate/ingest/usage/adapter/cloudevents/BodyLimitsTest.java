package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.kernel.Problem.FieldError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BodyLimitsTest {
    private static final String TOO_LARGE = "is larger than 16384 bytes, the most that an event may have";

    @Test
    void an_event_of_the_most_bytes_is_read_and_one_more_is_a_mistake_of_its_own() throws Exception {
        String most = filled(16 * 1024);
        String more = filled(16 * 1024 + 1);
        var small = new ReadEvent.Readable(Sample.EVENT);
        assertThat(SentBody.batched("[" + most + " , " + more + "," + Sample.LINE + "]")
                        .read())
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
        Piecemeal endless =
                new Piecemeal((most + comma + "{}" + " ".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8), 1);
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

    private static ReadEvent tooLarge(Optional<Integer> line) {
        return new ReadEvent.Unreadable(
                Optional.empty(), Optional.empty(), line, List.of(new FieldError("event", TOO_LARGE)));
    }

    private static String filled(int bytes) {
        String start = Sample.withMore("\"fill\": \"\"");
        return start.replace("\"fill\": \"", "\"fill\": \"" + "]".repeat(bytes - start.length()));
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
