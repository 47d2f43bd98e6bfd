package dev.tollgate.ingest.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell of the attribute Key-Value Format: a JSON object (ECMA-404) with keys that differ, whose values are numbers,
 * strings, {@code true}, {@code false} or {@code null}.
 */
final class KeyValueText {
    /** Possessive, since a cell is a stranger's text of any length. */
    private static final Pattern STRING =
            Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1F]|\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*+\"");

    private static final Pattern SCALAR =
            Pattern.compile("-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?+(?:[eE][+-]?\\d++)?+|true|false|null");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(.))");

    private final String text;
    private final int[] at = new int[1];

    private KeyValueText(String text) {
        this.text = text;
    }

    /** The keys, or nothing where the text is no such object. */
    static Optional<List<String>> keys(String text) {
        return new KeyValueText(text).object();
    }

    private Optional<List<String>> object() {
        List<String> keys = new ArrayList<>();
        boolean whole = take('{') && (take('}') || members(keys)) && isAtEnd();
        return whole && new HashSet<>(keys).size() == keys.size() ? Optional.of(keys) : Optional.empty();
    }

    private boolean members(List<String> keys) {
        do {
            skipBlanks();
            int from = at[0];
            if (!take(STRING)) {
                return false;
            }
            keys.add(unescaped(text.substring(from + 1, at[0] - 1)));
            if (!take(':') || !value()) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    private boolean value() {
        skipBlanks();
        return take(STRING) || take(SCALAR);
    }

    private boolean isAtEnd() {
        skipBlanks();
        return at[0] == text.length();
    }

    private boolean take(char wanted) {
        skipBlanks();
        if (at[0] < text.length() && text.charAt(at[0]) == wanted) {
            at[0]++;
            return true;
        }
        return false;
    }

    private boolean take(Pattern wanted) {
        Matcher matcher = wanted.matcher(text).region(at[0], text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        at[0] = matcher.end();
        return true;
    }

    private void skipBlanks() {
        while (at[0] < text.length() && " \t\r\n".indexOf(text.charAt(at[0])) >= 0) {
            at[0]++;
        }
    }

    /** Two spellings of one key are one key. */
    private static String unescaped(String key) {
        return ESCAPE.matcher(key).replaceAll(KeyValueText::meant);
    }

    private static String meant(java.util.regex.MatchResult escape) {
        String hex = escape.group(1);
        String meant = hex != null
                ? Character.toString(Integer.parseInt(hex, 16))
                : named(escape.group(2).charAt(0));
        return Matcher.quoteReplacement(meant);
    }

    private static String named(char escaped) {
        return switch (escaped) {
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            default -> Character.toString(escaped);
        };
    }
}
