package dev.tollgate.ingest.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Port: one HTTP call to an allowed host. Blocks; called from virtual threads and from commands only. */
@FunctionalInterface
public interface Outbound {
    /**
     * Sends, and tries again with jitter, as configured, where the call may be repeated and the answer was 429, 500, 502,
     * 503, 504, cut off or none; {@code Retry-After} is obeyed up to the longest wait. No redirect is followed: it comes
     * back as the answer that it is.
     *
     * @return the last answer, whatever its status
     * @throws OutboundRefused when there was none
     */
    Answer send(Call call);

    /**
     * @param headers as sent; they hold tokens, and are never printed
     * @param body empty for none
     * @param repeatable whether it does no harm to send it twice
     * @param maxBytes how large the answer may be
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Call(String method, URI uri, Map<String, String> headers, byte[] body, boolean repeatable, int maxBytes) {
        public Call {
            headers = Map.copyOf(headers);
        }

        public static Call get(URI uri, Map<String, String> headers, int maxBytes) {
            return new Call("GET", uri, headers, new byte[0], true, maxBytes);
        }

        @Override
        public String toString() {
            return method + " " + uri.getHost();
        }
    }

    /** @param headers by their names in lower case, the first value of each */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, Map<String, String> headers, byte[] body) {
        public Answer {
            headers = Map.copyOf(headers);
        }

        public boolean isSuccess() {
            return status / 100 == 2;
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        @Override
        public String toString() {
            return "status " + status;
        }
    }
}
