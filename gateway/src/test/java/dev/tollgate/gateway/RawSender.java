package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sender as a socket, who may stop, go, or say what no client library would. */
record RawSender(Socket socket) implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)\r\n");
    private static final int ANSWER_WITHIN_MILLIS = 20_000;

    static RawSender connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
        return new RawSender(socket);
    }

    /** From another address of this machine, such as a proxy's. */
    static RawSender connectFrom(String address) throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port(), InetAddress.ofLiteral(address), 0);
        socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
        return new RawSender(socket);
    }

    /** The head of a webhook whose body has this length, played by a script of the peer. */
    static RawSender webhook(String from, String script, int length) throws IOException {
        RawSender sender = connectFrom(from);
        sender.send("POST /v1/webhooks/stripe?script=" + script + " HTTP/1.1\r\nHost: door\r\nContent-Length: " + length
                + "\r\n\r\n");
        return sender;
    }

    /** Where the gateway listens in this test run. */
    static int port() {
        return RestAssured.port;
    }

    /** The head of a request with usage of this length, played by a script of the peer. */
    static RawSender usage(String script, int length) throws IOException {
        RawSender sender = connect();
        sender.send("POST /v1/usage-events?script=" + script + " HTTP/1.1\r\nHost: door\r\nAuthorization: Bearer "
                + Door.key("pipeline") + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + length
                + "\r\n\r\n");
        return sender;
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** One answer on a connection that stays open. */
    String oneAnswer() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) in.read());
        }
        Matcher length = LENGTH.matcher(answer);
        assertThat(length.find()).as(answer.toString()).isTrue();
        return answer.append(new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8))
                .toString();
    }

    /** Everything until the gateway closes the connection. */
    String answer() throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
