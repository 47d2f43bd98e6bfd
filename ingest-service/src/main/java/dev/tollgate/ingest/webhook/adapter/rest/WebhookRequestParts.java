package dev.tollgate.ingest.webhook.adapter.rest;

import dev.tollgate.ingest.trust.SentHeaders;
import dev.tollgate.ingest.webhook.HealthWindow;
import dev.tollgate.ingest.webhook.Webhooks.Standing;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Headers and parameters from text to closed types; what is refused is never repeated. */
final class WebhookRequestParts {
    /** What the gateway calls the sender's own; its own header of that name is the gateway's. */
    static final String SENDERS_AUTHORIZATION = "tollgate-sender-authorization";

    /** The gateway's own; it traces each call, whatever its sender traces. */
    private static final Set<String> OF_THIS_CALL = Set.of(
            "authorization", "host", "content-length", "transfer-encoding", "connection", "traceparent", "tracestate");

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;
    private static final Duration DEFAULT_WINDOW = Duration.ofHours(1);

    private WebhookRequestParts() {}

    /** As the sender sent them, and none of those that belong to the call between the gateway and us. */
    static SentHeaders headers(HttpHeaders headers) {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    new Problem.NotSupported(UNSUPPORTED_MEDIA_TYPE, "Webhooks are sent without a content encoding."));
        }
        Map<String, List<String>> sent = new HashMap<>();
        headers.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals(SENDERS_AUTHORIZATION)) {
                sent.put("authorization", values);
            } else if (!OF_THIS_CALL.contains(lower)) {
                sent.put(lower, values);
            }
        });
        return new SentHeaders(sent);
    }

    static String provider(@Nullable String text) {
        if (text == null || !text.matches("[a-z0-9-]{1,40}")) {
            throw wrong("provider", text == null ? "is missing" : "is not 1 to 40 of a-z, 0-9 and -");
        }
        return text;
    }

    static Standing standing(@Nullable String text) {
        for (Standing each : Standing.values()) {
            if (word(each).equals(text)) {
                return each;
            }
        }
        throw wrong("standing", "is not one of counted, waiting, conflict, denied, untrusted");
    }

    static int limit(@Nullable String text) {
        long limit = text == null ? DEFAULT_LIMIT : number("limit", text);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw wrong("limit", "is not between 1 and " + MAX_LIMIT);
        }
        return (int) limit;
    }

    static long number(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw wrong(field, "is no whole number");
        }
    }

    static HealthWindow window(@Nullable String text) {
        try {
            return new HealthWindow(text == null ? DEFAULT_WINDOW : Duration.parse(text));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw wrong("window", "is no duration between PT1M and P7D");
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ProblemException wrong(String field, String message) {
        return new ProblemException(Problem.InvalidRequest.of(field, message));
    }
}
