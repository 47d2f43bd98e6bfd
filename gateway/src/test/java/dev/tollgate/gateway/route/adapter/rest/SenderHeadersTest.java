package dev.tollgate.gateway.route.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.kernel.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderHeadersTest {
    private static List<String> passed(String... lines) {
        return SenderHeaders.endToEnd(fields(Stream.of(lines))).stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .toList();
    }

    private static List<Map.Entry<String, String>> fields(Stream<String> lines) {
        return lines.map(line -> line.split(": ?", 2))
                .map(parts -> Map.entry(parts[0], parts[1]))
                .toList();
    }

    @Test
    void whatever_a_signature_may_stand_in_passes_in_its_place_and_its_spelling() {
        String[] lines = {
            "Stripe-Signature: t=1,v1=a",
            "stripe-signature: t=2,v1=b",
            "webhook-id: msg_1",
            "Content-Type: application/json",
            "Content-Encoding: gzip",
            "User-Agent: Stripe/1.0",
            "Accept: */*",
            "X-Correlation-Id: 7",
            "X-Any_Thing: x",
            "X-Api-Key: theirs",
            "Digest: sha-256=x",
            "Signature-Input: sig1=()",
            "Date: today",
            "X-Empty: "
        };
        assertThat(passed(lines)).containsExactly(lines);
    }

    @Test
    void their_authorization_goes_under_another_name_however_often_it_came() {
        assertThat(passed("authorization: Basic a", "A: b", "AUTHORIZATION: Bearer c"))
                .containsExactly(
                        "Tollgate-Sender-Authorization: Basic a", "A: b", "Tollgate-Sender-Authorization: Bearer c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection",
                "Keep-Alive",
                "Proxy-Connection",
                "Proxy-Authorization",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "HTTP2-Settings",
                "Expect",
                "Host",
                "Content-Length",
                "Cookie",
                "Forwarded",
                "Via",
                "X-Forwarded-For",
                "x-forwarded-host",
                "X-Forwarded",
                "X_Forwarded_For",
                "X-Forwarded_For",
                "X-Real-IP",
                "True-Client-IP",
                "True_Client_Ip",
                "CF-Connecting-IP",
                "CF-Connecting-IPv6",
                "X-Original-Forwarded-For",
                "X-Client-IP",
                "Tollgate-Sender-Authorization",
                "tollgate_sender_authorization",
                "TOLLGATE-ANYTHING",
                "X-Tollgate-Anything",
                "x_tollgate_anything",
                "traceparent"
            })
    void what_belongs_to_the_connection_or_is_ours_to_say_does_not_pass(String name) {
        assertThat(passed("A: b", name + ": x", "C: d")).containsExactly("A: b", "C: d");
    }

    @Test
    void what_connection_names_belongs_to_the_connection() {
        assertThat(passed(
                        "A: 1",
                        "B: 2",
                        "Connection: close, a",
                        "C: 3",
                        "connection: \tC ,,authorization",
                        "Authorization: x"))
                .containsExactly("B: 2");
    }

    @Test
    void more_than_anybody_sends_is_refused_and_not_cut() {
        List<Map.Entry<String, String>> most = Collections.nCopies(SenderHeaders.MOST_FIELDS, Map.entry("a", "b"));
        assertThat(SenderHeaders.endToEnd(most)).hasSize(SenderHeaders.MOST_FIELDS);
        assertThatThrownBy(() -> SenderHeaders.endToEnd(Stream.concat(most.stream(), Stream.of(Map.entry("c", "d")))
                        .toList()))
                .isInstanceOf(ProblemException.class);
        String fits = "x".repeat(SenderHeaders.MOST_BYTES - 5);
        assertThat(SenderHeaders.endToEnd(List.of(Map.entry("a", fits)))).hasSize(1);
        assertThatThrownBy(() -> SenderHeaders.endToEnd(List.of(Map.entry("a", fits + "x"))))
                .isInstanceOf(ProblemException.class);
    }
}
