package dev.tollgate.ingest.format;

import org.jspecify.annotations.Nullable;

/**
 * Gives the same string for the same characters, so that a name which stands in millions of rows is allocated once. Of
 * two texts that fall on one slot the later stays; nothing grows.
 */
final class TextPool {
    private static final int SLOTS = 8192;

    private final @Nullable String[] slots = new @Nullable String[SLOTS];

    String get(char[] text, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        String known = slots[slot];
        if (known != null && isSame(known, text, from, length)) {
            return known;
        }
        String fresh = new String(text, from, length);
        slots[slot] = fresh;
        return fresh;
    }

    private static boolean isSame(String known, char[] text, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
