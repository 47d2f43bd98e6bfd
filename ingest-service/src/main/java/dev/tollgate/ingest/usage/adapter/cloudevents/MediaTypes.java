package dev.tollgate.ingest.usage.adapter.cloudevents;

import java.util.Locale;

/** What data says of itself. */
final class MediaTypes {
    private MediaTypes() {}

    /** {@code application/json}, or what is JSON by its suffix (RFC 6839), whatever its parameters. */
    static boolean isJson(String text) {
        int end = text.indexOf(';');
        String type = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        int slash = type.indexOf('/');
        boolean suffixed = slash > 0 && type.endsWith("+json") && type.length() > slash + 1 + "+json".length();
        return type.equals("application/json") || (suffixed && isToken(type, slash));
    }

    private static boolean isToken(String type, int slash) {
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (i != slash && !Characters.isLetterOrDigit(c) && "!#$&-^_.+".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
