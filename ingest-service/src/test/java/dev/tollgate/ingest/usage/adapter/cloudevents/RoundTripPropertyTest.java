package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.ingest.usage.UsageEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RoundTripPropertyTest {
    @Property(tries = 300)
    void what_is_written_as_an_array_is_read_as_it_was(
            @ForAll("lists") List<UsageEvent> events, @ForAll @IntRange(min = 1, max = 50) int piece) throws Exception {
        String text = events.stream().map(WrittenEvent::json).collect(Collectors.joining(" ,\n", "[", "]\n"));
        assertThat(read(BodyForm.BATCHED, text.getBytes(StandardCharsets.UTF_8), piece))
                .isEqualTo(readable(events));
    }

    @Property(tries = 300)
    void what_is_written_as_lines_is_read_as_it_was(
            @ForAll("lists") List<UsageEvent> events, @ForAll @IntRange(min = 1, max = 50) int piece) throws Exception {
        String text = events.stream().map(WrittenEvent::json).collect(Collectors.joining("\r\n\n"));
        assertThat(read(BodyForm.LINES, text.getBytes(StandardCharsets.UTF_8), piece))
                .isEqualTo(readable(events));
    }

    /** Without coverage, where {@code EventBodiesFuzzTest} has it, but in each build. */
    @Property(tries = 500)
    void what_is_damaged_does_not_hurt(
            @ForAll("lists") List<UsageEvent> events,
            @ForAll("forms") char form,
            @ForAll List<@IntRange(max = 1 << 20) Integer> places,
            @ForAll byte[] damage) {
        String comma = form == 'a' ? "," : "\n";
        String text = events.stream().map(WrittenEvent::json).collect(Collectors.joining(comma));
        byte[] body = (form + (form == 'a' ? "[" + text + "]" : text)).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < Math.min(places.size(), damage.length); i++) {
            int at = 1 + Math.floorMod(places.get(i), body.length - 1);
            switch (Math.floorMod(damage[i], 3)) {
                case 0 -> body[at] = damage[i];
                case 1 -> body = Arrays.copyOf(body, Math.max(2, at));
                default -> {
                    byte[] longer = Arrays.copyOf(body, body.length + 1);
                    System.arraycopy(body, at, longer, at + 1, body.length - at);
                    longer[at] = damage[i];
                    body = longer;
                }
            }
        }
        FuzzedBody.of(body).check();
    }

    @Provide
    Arbitrary<Character> forms() {
        return Arbitraries.of('a', 'l', 's');
    }

    @Provide
    Arbitrary<List<UsageEvent>> lists() {
        return events().list().ofMinSize(1).ofMaxSize(6);
    }

    private static Arbitrary<UsageEvent> events() {
        Arbitrary<String> name =
                Arbitraries.strings().withChars("abzAZ09._:/@-").ofMaxLength(99).map(rest -> "t" + rest);
        Arbitrary<String> id = Arbitraries.strings()
                .withChars(' ', '"', '\\', '/', 'a', 'é', '€', '\u2028', '\u00a0')
                .ofMinLength(1)
                .ofMaxLength(200);
        Arbitrary<String> source =
                Arbitraries.strings().alpha().numeric().ofMaxLength(190).map(rest -> "/" + rest);
        Arbitrary<EventKey> key = Combinators.combine(name, source, id).as(EventKey::new);
        Arbitrary<BigDecimal> quantity = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30)),
                        Arbitraries.integers().between(1, 40))
                .as(BigDecimal::new);
        Arbitrary<Instant> time = Combinators.combine(
                        Arbitraries.longs().between(-62_167_219_200L, 253_402_300_799L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
        return Combinators.combine(key, name, name, name.optional(), quantity, time)
                .as(UsageEvent::new);
    }

    private static List<ReadEvent> readable(List<UsageEvent> events) {
        return events.stream().<ReadEvent>map(ReadEvent.Readable::new).toList();
    }

    private static List<ReadEvent> read(BodyForm form, byte[] body, int piece) throws Exception {
        List<ReadEvent> read = new ArrayList<>();
        CloudEvents.bodies().read(form, Map.of(), new Piecemeal(body, piece), read::add);
        return read;
    }
}
