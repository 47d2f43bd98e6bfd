package dev.tollgate.ingest.refetch.adapter.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameValueTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"10.00\" | \"10.0\"",
                "\"10.00\" | 10",
                "10.00     | 10",
                "1e1       | \"10\"",
                "0.1       | 0.10",
                "\"-0.00\" | 0",
                "\"RUB\"   | \"RUB\"",
                "true      | true",
                "null      | null",
                "[1,\"2.0\"] | [1.0,\"2\"]",
                "{\"value\":\"10.00\",\"currency\":\"RUB\"} | {\"currency\":\"RUB\",\"value\":\"10.0\"}",
                "1e999999999 | 1e999999999"
            })
    void these_say_the_same(String one, String other) {
        assertThat(isSame(one, other)).isTrue();
        assertThat(isSame(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"10.00\" | \"10.01\"",
                "9007199254740993 | 9007199254740992",
                "\"0.30000000000000000000000000000000000001\" | \"0.3\"",
                "\"007\"   | \"7\"",
                "\"1e1\"   | \"10\"",
                "\"RUB\"   | \"USD\"",
                "\"rub\"   | \"RUB\"",
                "true      | \"true\"",
                "null      | 0",
                "[1,2]     | [2,1]",
                "[1]       | [1,null]",
                "{\"a\":1} | {\"b\":1}",
                "{\"a\":null} | {\"b\":null}",
                "1e999999999 | 1e999999998"
            })
    void these_do_not(String one, String other) {
        assertThat(isSame(one, other)).isFalse();
        assertThat(isSame(other, one)).isFalse();
    }

    private static boolean isSame(String one, String other) {
        ObjectText both = ObjectText.of(
                        "{\"one\": %s, \"other\": %s}".formatted(one, other).getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return SameValue.of(both.root().path("one"), both.root().path("other"));
    }
}
