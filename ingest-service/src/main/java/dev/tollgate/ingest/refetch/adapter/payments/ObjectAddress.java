package dev.tollgate.ingest.refetch.adapter.payments;

import dev.tollgate.ingest.trust.RefetchRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where an object is, by the rule's addresses. The id is claimed by a stranger: it becomes one segment, whatever it holds. */
final class ObjectAddress {
    private static final String PLACE = "{object}";
    private static final int MAX_ID_CHARS = 256;
    private static final String UNRESERVED = "-._~";

    private ObjectAddress() {}

    /** Whether an object can be called so; what a path reads as "here" or "above" cannot. */
    static boolean isId(String object) {
        return !object.isBlank() && object.length() <= MAX_ID_CHARS && !object.equals(".") && !object.equals("..");
    }

    /** Empty when the rule does not know the kind. */
    static Optional<URI> of(RefetchRule rule, String type, String object) {
        int dot = type.indexOf('.');
        String kind = dot < 0 ? type : type.substring(0, dot);
        return Optional.ofNullable(rule.urls().get(kind)).flatMap(url -> uri(url, object));
    }

    /** The host of a rule's address; empty where it has none, or one that depends on the object. */
    static Optional<String> host(String url) {
        return uri(url, "x").map(URI::getHost).filter(host -> !hostPart(url).contains(PLACE));
    }

    private static String hostPart(String url) {
        int begin = url.indexOf("//") + 2;
        int end = url.indexOf('/', begin);
        return end < 0 ? url : url.substring(0, end);
    }

    private static Optional<URI> uri(String url, String object) {
        try {
            return Optional.of(new URI(url.replace(PLACE, encoded(object))));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** RFC 3986, 2.3: everything else is encoded. */
    private static String encoded(String object) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : object.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean isPlain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0;
            encoded.append(isPlain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
