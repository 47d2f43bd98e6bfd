package dev.tollgate.ingest.usage.adapter.cloudevents;

/** Which characters may stand where. */
final class Characters {
    private static final int MAX_NAME_CHARS = 100;
    private static final int MAX_ATTRIBUTE_NAME_CHARS = 64;

    private Characters() {}

    /** Of ASCII; others look alike and would make two tenants of one. */
    static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** What a tenant, product, meter or subscription may be called. */
    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > MAX_NAME_CHARS || !isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && "._:/@-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What an attribute may be called: CloudEvents 1.0.2, "Naming conventions"; more than its 20 characters are taken. */
    static boolean isAttributeName(String text) {
        if (text.isEmpty() || text.length() > MAX_ATTRIBUTE_NAME_CHARS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    /** CloudEvents 1.0.2, "Type system", String: no control characters, no half pairs, no noncharacters. */
    static boolean isText(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.charAt(i);
            if (c >= 0x7f) {
                c = text.codePointAt(i);
                boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
                boolean none = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
                if (c <= 0x9f || half || none) {
                    return false;
                }
            } else if (c < ' ') {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** From 1 to the most characters, of which a pair is one. */
    static boolean hasLength(String text, int max) {
        return !text.isEmpty()
                && (text.length() <= max || (text.length() <= 2 * max && text.codePointCount(0, text.length()) <= max));
    }
}
