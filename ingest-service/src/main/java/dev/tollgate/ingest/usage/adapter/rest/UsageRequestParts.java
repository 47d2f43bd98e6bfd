package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request's headers and query say of its body. */
final class UsageRequestParts {
    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCHED = "application/cloudevents-batch+json";
    static final String LINES = "application/x-ndjson";

    private static final String ATTRIBUTE_PREFIX = "ce-";
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private UsageRequestParts() {}

    static BodyForm form(HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        if (type == null) {
            throw unsupported("Usage is sent with a content type.");
        }
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (!charset.equalsIgnoreCase("utf-8")) {
            throw unsupported("Usage is sent in UTF-8.");
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("Usage is sent without a content encoding.");
        }
        return switch ((type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT)) {
            case STRUCTURED -> BodyForm.STRUCTURED;
            case BATCHED -> BodyForm.BATCHED;
            case LINES -> BodyForm.LINES;
            default -> binary(headers);
        };
    }

    /** Whoever forgot which type an array has would else be told of headers that he never heard of. */
    private static BodyForm binary(HttpHeaders headers) {
        if (headers.getHeaderString(ATTRIBUTE_PREFIX + "specversion") == null) {
            throw unsupported("application/json is one event's data with ce- headers. One whole event is " + STRUCTURED
                    + ", an array of them " + BATCHED + ", one a line " + LINES + ".");
        }
        return BodyForm.BINARY;
    }

    /** The {@code ce-} headers without their prefix. One that comes twice is given as one that cannot be right. */
    static Map<String, String> attributes(BodyForm form, HttpHeaders headers) {
        Map<String, String> attributes = new HashMap<>();
        if (form == BodyForm.BINARY) {
            headers.getRequestHeaders().forEach((name, values) -> {
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.startsWith(ATTRIBUTE_PREFIX)) {
                    attributes.put(lower.substring(ATTRIBUTE_PREFIX.length()), only(lower, values));
                }
            });
        }
        return attributes;
    }

    static boolean isBackfill(@Nullable String origin) {
        if (origin == null) {
            return false;
        }
        if (!origin.equals("backfill")) {
            throw new ProblemException(Problem.InvalidRequest.of("origin", "can only be backfill"));
        }
        return true;
    }

    private static String only(String name, java.util.List<String> values) {
        if (values.size() != 1) {
            throw new ProblemException(Problem.InvalidRequest.of(name, "occurs more than once"));
        }
        return values.getFirst();
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(new Problem.NotSupported(UNSUPPORTED_MEDIA_TYPE, detail));
    }
}
