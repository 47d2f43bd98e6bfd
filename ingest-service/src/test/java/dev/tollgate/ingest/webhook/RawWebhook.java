package dev.tollgate.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A gateway as a socket, which may stop, go, or say what no client library would. Text is ASCII. */
record RawWebhook(Socket socket) implements AutoCloseable {
    private static final int ANSWER_WITHIN_MILLIS = 20_000;

    /** @param head first line and fields, in lower case */
    record Answer(int status, String head, String body) {
        Optional<String> field(String name) {
            return head.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst();
        }

        /** The last part of a problem's type. */
        String problem() {
            return JsonPath.from(body).getString("type").replace("urn:tollgate:problem:", "");
        }

        String standing() {
            return JsonPath.from(body).getString("status");
        }
    }

    static RawWebhook connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
        socket.setTcpNoDelay(true);
        return new RawWebhook(socket);
    }

    /** What comes before a body, which is signed as Stripe signs it. */
    static String head(String body, String... fields) {
        return "POST /v1/webhooks/stripe HTTP/1.1\r\nHost: door\r\nAuthorization: "
                + PeerKeysResource.webhookSender("192.0.2.7") + "\r\nStripe-Signature: "
                + StripeHook.signature(StripeHook.SECRET, body) + "\r\n" + String.join("\r\n", fields)
                + (fields.length == 0 ? "\r\n" : "\r\n\r\n");
    }

    /** A whole request whose body has a length. */
    static String whole(String body) {
        return head(body, "Content-Length: " + body.length()) + body;
    }

    /** A whole request whose body comes in chunks of one byte. */
    static String inBytes(String body) {
        return body.chars()
                .mapToObj(letter -> "1\r\n" + (char) letter + "\r\n")
                .collect(Collectors.joining("", head(body, "Transfer-Encoding: chunked"), "0\r\n\r\n"));
    }

    RawWebhook send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return this;
    }

    /** The next answer; one of 100 has no body. */
    Answer answer() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("the connection ended after: %s", text).isNotNegative();
            text.append((char) next);
        }
        String head = text.toString().toLowerCase(Locale.ROOT);
        Answer answer = new Answer(Integer.parseInt(head.substring(9, 12)), head, "");
        int length = answer.field("content-length").map(Integer::parseInt).orElse(0);
        return new Answer(answer.status(), head, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** Nothing but the connection's end is still to come. */
    void mustEnd() throws IOException {
        assertThat(socket.getInputStream().readAllBytes()).asString().isEmpty();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
