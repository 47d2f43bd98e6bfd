package dev.tollgate.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A service as a socket. What arrives goes on to WireMock, except a request whose query names a script: there a test
 * says, byte by byte, what the service does.
 */
public final class ScriptedPeer {
    /** What the service does with one connection, whose request's head has been read. */
    public interface Script {
        void play(String head, InputStream body, OutputStream answer) throws IOException;
    }

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private int relayedTo;
    private ServerSocket listening = unbound();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String start(int wireMock) {
        try {
            relayedTo = wireMock;
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Played for requests with {@code script=name} in their query. */
    public void on(String name, Script script) {
        scripts.put(name, script);
    }

    void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String head = head(socket.getInputStream());
            int named = head.indexOf("script=");
            if (named < 0) {
                relay(head, socket);
            } else {
                Script script = scripts.get(head.substring(named + 7, head.indexOf(' ', named)));
                script.play(head, socket.getInputStream(), socket.getOutputStream());
            }
        } catch (IOException cut) {
            // Cut connections are what these tests are about.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("the head was cut off");
            }
            head.write(one);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** One request a connection, so that the next one is looked at again. */
    private void relay(String head, Socket socket) throws IOException {
        try (Socket there = new Socket(InetAddress.getLoopbackAddress(), relayedTo)) {
            String once = head.substring(0, head.length() - 2) + "Connection: close\r\n\r\n";
            there.getOutputStream().write(once.getBytes(StandardCharsets.ISO_8859_1));
            Thread.ofVirtual().start(() -> {
                try {
                    socket.getInputStream().transferTo(there.getOutputStream());
                } catch (IOException ended) {
                    // The answer has been given, or nobody waits for it.
                }
            });
            there.getInputStream().transferTo(socket.getOutputStream());
        }
    }
}
