package dev.tollgate.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A service that reads whatever comes to its end, says yes, and keeps the heads. */
final class TakesEverything {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: ?([0-9]+)\r\n");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\ntransfer-encoding: ?chunked\r\n");

    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** Under the script {@code takes}. */
    static TakesEverything begin() {
        TakesEverything service = new TakesEverything();
        PeersResource.ingest().on("takes", service::answer);
        return service;
    }

    List<String> heads() {
        return heads;
    }

    /** Whether it says how long the body is, in one way or the other. */
    static boolean isFramed(String head) {
        return LENGTH.matcher(head).find() || CHUNKED.matcher(head).find();
    }

    private void answer(String head, InputStream body, OutputStream out) throws IOException {
        heads.add(head);
        if (CHUNKED.matcher(head).find()) {
            untilTheLastChunk(body);
        } else {
            var length = LENGTH.matcher(head);
            body.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        }
        respond(out);
    }

    static void respond(OutputStream out) throws IOException {
        out.write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                        .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void untilTheLastChunk(InputStream body) throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        while (!seen.toString(StandardCharsets.ISO_8859_1).endsWith("0\r\n\r\n")) {
            int next = body.read();
            if (next < 0) {
                throw new IOException("cut off");
            }
            seen.write(next);
        }
    }
}
