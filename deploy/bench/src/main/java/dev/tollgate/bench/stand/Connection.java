package dev.tollgate.bench.stand;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * One connection of HTTP/1.1 that is kept, and one request after the other on it. Written out because it takes a tenth of
 * the processor that a general client takes, and the service shares the processors. One thread at a time.
 */
public final class Connection implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int BEGINNING_BYTES = 256;
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int HEX = 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;
    private final byte[] dropped = new byte[BUFFER_BYTES];

    public Connection(int port, String path) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        out = socket.getOutputStream();
        head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n";
    }

    /**
     * Waits for the answer.
     *
     * @param headers of this request, each with its line's end; the length is added
     * @throws IOException when there is no answer of HTTP
     */
    public Reply post(String headers, byte[] body) throws IOException {
        String whole = head + headers + "Content-Length: " + body.length + "\r\n\r\n";
        byte[] request = new byte[whole.length() + body.length];
        System.arraycopy(whole.getBytes(US_ASCII), 0, request, 0, whole.length());
        System.arraycopy(body, 0, request, whole.length(), body.length);
        out.write(request);
        String[] statusLine = line().split(" ", 3);
        if (statusLine.length < 2) {
            throw new IOException("not an answer of HTTP: " + String.join(" ", statusLine));
        }
        return new Reply(Integer.parseInt(statusLine[1]), body());
    }

    /** @param beginning of the body */
    public record Reply(int status, String beginning) {}

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Reads the headers and the whole body; keeps how the body begins. */
    private String body() throws IOException {
        long length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        StringBuilder beginning = new StringBuilder();
        if (!chunked) {
            read(length, beginning);
            return beginning.toString();
        }
        for (long chunk = chunkLength(); chunk > 0; chunk = chunkLength()) {
            read(chunk, beginning);
            line();
        }
        line();
        return beginning.toString();
    }

    private long chunkLength() throws IOException {
        return Long.parseLong(line().split(";", 2)[0].strip(), HEX);
    }

    private void read(long length, StringBuilder beginning) throws IOException {
        for (long left = length; left > 0; ) {
            int count = in.read(dropped, 0, (int) Math.min(left, dropped.length));
            if (count < 0) {
                throw new EOFException("the answer was cut off");
            }
            int kept = Math.min(count, BEGINNING_BYTES - beginning.length());
            beginning.append(new String(dropped, 0, Math.max(0, kept), US_ASCII));
            left -= count;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the connection was closed before the answer");
            }
            line.append((char) each);
        }
        return line.toString().stripTrailing();
    }
}
