package dev.tollgate.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    private static final List<Held> SENT = List.of(held("a"), held("b"));

    @Test
    void the_example_of_the_contract_is_read() {
        String body =
                "{\"accepted\": 1, \"duplicate\": 0, \"conflict\": 0, \"rejected\": 1, \"refused\": 0, \"results\": ["
                        + "{\"index\": 0, \"source\": \"/shop/eu\", \"id\": \"a\", \"status\": \"accepted\","
                        + " \"acceptedAt\": \"2026-11-21T09:00:01.104Z\", \"timing\": \"on-time\"},"
                        + "{\"index\": 1, \"line\": 2, \"status\": \"rejected\", \"errors\":"
                        + " [{\"field\": \"data.quantity\", \"message\": \"is not a decimal number\"}]}]}";
        assertThat(read(body))
                .isEqualTo(Map.of(
                        0,
                        new Result(Result.Status.ACCEPTED, List.of()),
                        1,
                        new Result(
                                Result.Status.REJECTED,
                                List.of(new EventError("data.quantity", "is not a decimal number")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\": [], \"results\": []}",
                "{\"results\": []} x",
                "{\"results\": {}}",
                "{\"results\": [{\"index\": 0}, {\"index\": 1}, {\"index\": 1}]}",
                "{\"results\": [{\"index\": 0, \"id\": \"b\", \"status\": \"accepted\"}]}",
                "{\"results\": [{\"index\": 00, \"id\": \"a\", \"status\": \"accepted\"}]}",
                "{\"results\": [{\"index\": 0.0, \"id\": \"a\", \"status\": \"accepted\"}]}",
                "{\"results\": [{\"index\": -0, \"id\": \"a\", \"status\": \"accepted\"}]}",
                "{\"results\": [{\"index\": 9999999999, \"id\": \"a\", \"status\": \"accepted\"}]}",
                "{\"results\": [{\"index\": 2, \"id\": \"a\", \"status\": \"accepted\"}]}",
                "{\"results\": [{\"id\": \"a\", \"status\": \"accepted\"}]}",
                "{\"results\": [{\"index\": 0, \"id\": \"a\", \"status\": \"accepted\"},"
                        + " {\"index\": 0, \"id\": \"a\", \"status\": \"rejected\"}]}",
                "{\"results\": [], \"a\": 01}",
                "{\"results\": [], \"a\": 1.}",
                "{\"results\": [], \"a\": 1e}",
                "{\"results\": [], \"a\": +1}",
                "{\"results\": [], \"a\": NaN}",
                "{\"results\": [], \"a\": \"\t\"}",
                "{\"results\": [], \"a\": \"\\x\"}",
                "{\"results\": [], \"a\": \"\\u12g4\"}",
                "{\"results\": [], \"a\": \"\\u١٢٣٤\"}",
                "{\"results\": [],}",
                "{'results': []}",
                "null",
            })
    void anything_else_is_unreadable(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void bytes_that_are_not_utf8_are_unreadable() {
        byte[] bytes = "{\"results\": [], \"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Answer.read(bytes, SENT)).hasMessage("it is not UTF-8");
    }

    @Test
    void deep_nesting_is_refused_before_the_stack_is_full() {
        String deep = "{\"a\": " + "[".repeat(500_000) + "}";
        assertThatThrownBy(() -> read(deep))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageEndingWith("nested too deeply");
    }

    @Test
    void long_and_many_errors_are_cut_short() {
        String error = "{\"field\": \"time\", \"message\": \"" + "x".repeat(10_000) + "\"}";
        String errors = String.join(",", Collections.nCopies(1_000, error));
        Result result = read("{\"results\": [{\"index\": 1, \"status\": \"rejected\", \"errors\": [" + errors + "]}]}")
                .get(1);
        assertThat(result).isNotNull();
        assertThat(result.errors()).hasSize(20).containsOnly(new EventError("time", "x".repeat(500)));
    }

    private static Map<Integer, Result> read(String body) {
        return Answer.read(body.getBytes(StandardCharsets.UTF_8), SENT);
    }

    private static Held held(String id) {
        return new Held(id, new byte[0], 0, 0);
    }
}
