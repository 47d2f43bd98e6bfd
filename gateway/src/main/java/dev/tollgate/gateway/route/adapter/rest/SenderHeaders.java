package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What passes of the headers of somebody whom nobody knows: everything, since a signature may stand in any header,
 * except what belongs to the connection, what is ours to say, and what would pretend to be a proxy's.
 */
final class SenderHeaders {
    /** Where the sender's own {@code Authorization} goes: that name is for our proof. */
    static final String AUTHORIZATION = "Tollgate-Sender-Authorization";

    /** More than any provider sends, and room for ours below the services' own limit of 16 KiB. */
    static final int MOST_FIELDS = 100;

    static final int MOST_BYTES = 12 * 1024;
    private static final int BYTES_BESIDE = 4;

    /** RFC 9110, 5.1: a token. The server takes some names that are none, such as an empty one. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");

    /** RFC 9110, 7.6.1 and what HTTP/1.0 and HTTP/2 added; Expect is answered here. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-authentication-info",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "expect",
            "host",
            "content-length");

    /** Who sent it is in our token, proven; the trace goes on from here under our own names. */
    private static final Set<String> OURS_TO_SAY = Set.of(
            "cookie",
            "cookie2",
            "forwarded",
            "via",
            "x-real-ip",
            "x-real-port",
            "true-client-ip",
            "x-client-ip",
            "client-ip",
            "x-cluster-client-ip",
            "proxy-client-ip",
            "wl-proxy-client-ip",
            "fastly-client-ip",
            "fly-client-ip",
            "x-azure-clientip",
            "x-azure-socketip",
            "x-envoy-external-address",
            "x-proxyuser-ip",
            "x-remote-ip",
            "x-remote-addr",
            "x-remote-user",
            "remote-addr",
            "x-originating-ip",
            "x-host",
            "x-rewrite-url",
            "traceparent",
            "tracestate",
            "baggage");

    private static final List<String> OURS_TO_SAY_BEGIN =
            List.of("tollgate-", "x-tollgate-", "x-forwarded", "x-original-", "cf-connecting-ip", "cf-pseudo-");

    private SenderHeaders() {}

    /**
     * Each field that goes on, in its place.
     *
     * @throws ProblemException when there are more than we carry, or one without a proper name
     */
    static List<Map.Entry<String, String>> endToEnd(List<Map.Entry<String, String>> fields) {
        long bytes = fields.stream()
                .mapToLong(field -> field.getKey().length() + field.getValue().length() + BYTES_BESIDE)
                .sum();
        if (fields.size() > MOST_FIELDS || bytes > MOST_BYTES) {
            throw new ProblemException(Problem.InvalidRequest.of(
                    "headers", "are more than " + MOST_FIELDS + " fields or " + MOST_BYTES + " bytes"));
        }
        if (!fields.stream().allMatch(field -> NAME.matcher(field.getKey()).matches())) {
            throw new ProblemException(Problem.InvalidRequest.of("headers", "have a field whose name is none"));
        }
        Set<String> named = fields.stream()
                .filter(field -> key(field.getKey()).equals("connection"))
                .flatMap(field -> Stream.of(field.getValue().split(",", -1)))
                .map(name -> key(name.strip()))
                .collect(Collectors.toUnmodifiableSet());
        return fields.stream()
                .filter(field -> passes(key(field.getKey()), named))
                .map(field -> key(field.getKey()).equals("authorization")
                        ? Map.entry(AUTHORIZATION, field.getValue())
                        : field)
                .toList();
    }

    private static boolean passes(String key, Set<String> named) {
        return !named.contains(key)
                && !OF_THE_CONNECTION.contains(key)
                && !OURS_TO_SAY.contains(key)
                && OURS_TO_SAY_BEGIN.stream().noneMatch(key::startsWith);
    }

    /** Some readers take an underscore for a hyphen; a name that one of them could misread does not pass either. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
