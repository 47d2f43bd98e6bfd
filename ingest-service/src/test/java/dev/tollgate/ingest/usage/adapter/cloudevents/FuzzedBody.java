package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.BodyRefused;
import dev.tollgate.ingest.usage.EventBodies;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.Problem.FieldError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for every body, whatever its bytes. Input is a letter for the form ({@code s}, {@code b}, {@code a},
 * {@code l}) and the body; in binary mode, headers stand before it, a line each, up to an empty one.
 */
record FuzzedBody(SentBody sent) {
    private static final Limits SMALL = new Limits(3000, 4, 420);
    private static final ObjectMapper JUDGE = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What reading came to: the events, and why it stopped if it did. */
    private record Came(List<ReadEvent> events, Optional<String> refusal) {}

    static FuzzedBody of(byte[] input) {
        byte[] rest = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        BodyForm form =
                switch (input.length == 0 ? 's' : input[0]) {
                    case 'b' -> BodyForm.BINARY;
                    case 'a' -> BodyForm.BATCHED;
                    case 'l' -> BodyForm.LINES;
                    default -> BodyForm.STRUCTURED;
                };
        if (form != BodyForm.BINARY) {
            return new FuzzedBody(new SentBody(form, Map.of(), rest));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        String text = new String(rest, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        for (String line : (end < 0 ? text : text.substring(0, end)).split("\n", -1)) {
            int colon = line.indexOf(':');
            headers.put(colon < 0 ? line : line.substring(0, colon), colon < 0 ? "" : line.substring(colon + 1));
        }
        byte[] body = end < 0 ? new byte[0] : Arrays.copyOfRange(rest, end + 2, rest.length);
        return new FuzzedBody(new SentBody(form, headers, body));
    }

    /** @throws AssertionError when something does not hold */
    void check() {
        for (Limits limits : List.of(Limits.PUBLISHED, SMALL)) {
            Came whole = read(limits, Integer.MAX_VALUE);
            assertThat(read(limits, 1)).isEqualTo(whole);
            assertThat(read(limits, 7)).isEqualTo(whole);
            assertThat(whole.events()).hasSizeLessThanOrEqualTo(limits.events());
            assertThat(whole.events().isEmpty() && whole.refusal().isEmpty()).isFalse();
            whole.events().forEach(FuzzedBody::check);
            if (limits == Limits.PUBLISHED && whole.refusal().isEmpty()) {
                judge(whole.events());
            }
        }
    }

    private Came read(Limits limits, int pieces) {
        EventBodies bodies = new CloudEventBodies(limits);
        List<ReadEvent> events = new ArrayList<>();
        try {
            bodies.read(sent.form(), sent.attributes(), new Piecemeal(sent.bytes(), pieces), events::add);
            return new Came(events, Optional.empty());
        } catch (BodyRefused e) {
            check(e.error());
            return new Came(events, Optional.of(e.reason() + " " + e.error()));
        } catch (IOException e) {
            throw new AssertionError("the sender did not stop", e);
        }
    }

    private static void check(ReadEvent read) {
        switch (read) {
            case ReadEvent.Readable readable -> check(readable.event());
            case ReadEvent.Unreadable wrong -> {
                assertThat(wrong.errors()).isNotEmpty().hasSizeLessThanOrEqualTo(33);
                wrong.errors().forEach(FuzzedBody::check);
            }
        }
    }

    private static void check(FieldError error) {
        assertThat(error.field()).matches("[\\[\\]A-Za-z0-9._-]{1,80}");
        assertThat(error.message()).matches("[ -~]{5,200}");
    }

    private static void check(UsageEvent event) {
        String name = "[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}";
        assertThat(event.key().tenant()).matches(name);
        assertThat(event.product()).matches(name);
        assertThat(event.meter()).matches(name);
        event.subscription().ifPresent(text -> assertThat(text).matches(name));
        for (String text : List.of(event.key().id(), event.key().source())) {
            assertThat(text.codePointCount(0, text.length())).isBetween(1, 200);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
            assertThat(text.chars().noneMatch(Character::isISOControl)).isTrue();
        }
        assertThat(event.quantity().scale()).isLessThanOrEqualTo(40);
        assertThat(event.quantity().precision() - event.quantity().scale()).isLessThanOrEqualTo(30);
        try {
            assertThat(SentBody.structured(WrittenEvent.json(event)).event()).isEqualTo(event);
        } catch (IOException | BodyRefused e) {
            throw new AssertionError("what was read is not read again", e);
        }
    }

    /** What we read as JSON is JSON to a parser of trees as well, and has the same identity. */
    private void judge(List<ReadEvent> events) {
        if (sent.form() == BodyForm.LINES || sent.form() == BodyForm.BINARY) {
            return;
        }
        boolean allRead = events.stream().allMatch(ReadEvent.Readable.class::isInstance);
        if (!allRead) {
            return;
        }
        JsonNode tree;
        try {
            tree = JUDGE.readTree(sent.bytes());
        } catch (IOException e) {
            throw new AssertionError("read what is no JSON", e);
        }
        List<JsonNode> nodes =
                sent.form() == BodyForm.BATCHED ? List.copyOf(tree.valueStream().toList()) : List.of(tree);
        assertThat(nodes).hasSameSizeAs(events);
        for (int i = 0; i < nodes.size(); i++) {
            UsageEvent event = ((ReadEvent.Readable) events.get(i)).event();
            JsonNode data = nodes.get(i).get("data");
            assertThat(nodes.get(i).get("id").textValue()).isEqualTo(event.key().id());
            assertThat(data.get("tenant").textValue()).isEqualTo(event.key().tenant());
            assertThat(event.quantity())
                    .isEqualByComparingTo(data.get("quantity").asText());
        }
    }
}
