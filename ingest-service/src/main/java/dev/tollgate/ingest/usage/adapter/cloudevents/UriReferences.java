package dev.tollgate.ingest.usage.adapter.cloudevents;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Which texts are URI references (RFC 3986, section 4.1): in ASCII, what is beyond it percent-encoded, so that one source
 * has one spelling fewer. Remembers the last one, as the events of a body mostly have one source.
 */
final class UriReferences {
    static final String WRONG = "is not a URI reference (RFC 3986: ASCII, anything else percent-encoded)";

    private String lastValid = "";

    boolean isValid(String text) {
        if (text.equals(lastValid)) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        try {
            new URI(text);
        } catch (URISyntaxException e) {
            return false;
        }
        lastValid = text;
        return true;
    }
}
