package dev.tollgate.kernel.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What each service says to requests that no operation of its ever sees. A service's own test says where and to whom. */
public abstract class RefusedEarly {
    private static final int ANSWER_WITHIN_MILLIS = 20_000;
    private static final int LIMIT = 10 * 1024 * 1024;

    protected abstract int port();

    /** Of a caller who may. */
    protected abstract String authorization();

    /** An operation that takes JSON. */
    protected abstract String post();

    @Test
    void a_first_line_that_is_none_is_a_problem() throws Exception {
        refused("NONSENSE\r\n\r\n", 400, "invalid-request");
        refused("GET /v1/a b c HTTP/1.1\r\nHost: a\r\n\r\n", 400, "invalid-request");
    }

    @Test
    void a_header_field_that_is_none_is_a_problem() throws Exception {
        refused("GET / HTTP/1.1\r\nHost: a\r\nno field at all\r\n\r\n", 400, "invalid-request");
        refused("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: ten\r\n\r\n", 400, "invalid-request");
    }

    @Test
    void an_address_that_is_none_is_a_problem() throws Exception {
        refused("GET /v1/{id}|x HTTP/1.1\r\nHost: a\r\n\r\n", 400, "invalid-request");
    }

    @Test
    void an_address_that_is_too_long_is_a_problem() throws Exception {
        refused("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414, "too-large");
    }

    @Test
    void header_fields_that_are_too_large_are_a_problem() throws Exception {
        refused("GET / HTTP/1.1\r\nHost: a\r\nx: " + "a".repeat(20_000) + "\r\n\r\n", 431, "too-large");
    }

    @Test
    void a_request_that_follows_a_good_one_on_the_same_connection_is_a_problem_too() throws Exception {
        String good = "GET /q/health/live HTTP/1.1\r\nHost: a\r\n\r\n";
        String answers = exchange((good + "NONSENSE\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answers).startsWith("HTTP/1.1 200");
        problem(answers.substring(answers.lastIndexOf("HTTP/1.")), 400, "invalid-request");
    }

    @Test
    void a_body_that_is_announced_too_large_is_a_problem_before_it_is_sent_and_after() throws Exception {
        String head = head("Content-Length: " + (LIMIT + 1));
        refused(head, 413, "too-large");
        refused(head + " ".repeat(LIMIT + 1), 413, "too-large");
    }

    @Test
    void a_body_that_turns_out_too_large_is_a_problem() throws Exception {
        String chunk = "100000\r\n" + " ".repeat(0x100000) + "\r\n";
        refused(head("Transfer-Encoding: chunked") + chunk.repeat(11) + "0\r\n\r\n", 413, "too-large");
    }

    private String head(String framing) {
        return "POST " + post() + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: "
                + authorization() + "\r\n" + framing + "\r\n\r\n";
    }

    private void refused(String request, int status, String type) throws IOException {
        problem(exchange(request.getBytes(StandardCharsets.ISO_8859_1)), status, type);
    }

    private static void problem(String answer, int status, String type) throws IOException {
        assertThat(answer)
                .matches("(?s)HTTP/1\\.[01] " + status + " .*")
                .containsIgnoringCase("\r\nContent-Type: application/problem+json")
                .containsIgnoringCase("\r\nConnection: close\r\n");
        JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.path("type").textValue()).isEqualTo("urn:tollgate:problem:" + type);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("detail").textValue()).isNotBlank();
        assertThat(answer)
                .containsIgnoringCase(
                        "\r\nX-Correlation-Id: " + problem.path("correlationId").textValue() + "\r\n");
        assertThat(problem.path("correlationId").textValue()).matches("[0-9a-f]{32}");
    }

    /** All that is answered until the service closes the connection. */
    private String exchange(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
            Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(request);
                    socket.getOutputStream().flush();
                } catch (IOException closed) {
                    // The answer is there already.
                }
            });
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
