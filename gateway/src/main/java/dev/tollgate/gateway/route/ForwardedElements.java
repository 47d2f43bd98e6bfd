package dev.tollgate.gateway.route;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code for} of each element of a {@code Forwarded} header (RFC 7239, 4), read strictly.
 *
 * <p>Each line on its own, so that a quote that somebody left open on his line never swallows the next one. A header with
 * any mistake names nobody: what a proxy appended to a mistake could be read in two ways.
 */
final class ForwardedElements {
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private final CharBuffer rest;
    private final List<String> nodes = new ArrayList<>();

    private ForwardedElements(String line) {
        this.rest = CharBuffer.wrap(line);
    }

    /** Left to right; none when any line cannot be read or has an element that names nobody. */
    static List<String> nodes(List<String> lines) {
        List<String> all = new ArrayList<>();
        for (String line : lines) {
            ForwardedElements elements = new ForwardedElements(line);
            if (!elements.read()) {
                return List.of();
            }
            all.addAll(elements.nodes);
        }
        return all;
    }

    static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }

    private boolean read() {
        do {
            if (!element()) {
                return false;
            }
        } while (next(','));
        return !rest.hasRemaining();
    }

    private boolean element() {
        int before = nodes.size();
        do {
            if (!pair()) {
                return false;
            }
        } while (next(';'));
        return nodes.size() == before + 1;
    }

    private boolean pair() {
        spaces();
        String name = token();
        if (name.isEmpty() || !take('=')) {
            return false;
        }
        StringBuilder value = new StringBuilder();
        boolean read = take('"') ? quoted(value) : plain(value);
        if (read && name.equalsIgnoreCase("for")) {
            nodes.add(value.toString());
        }
        return read;
    }

    private boolean plain(StringBuilder value) {
        value.append(token());
        return !value.isEmpty();
    }

    private boolean quoted(StringBuilder value) {
        while (rest.hasRemaining()) {
            char next = rest.get();
            if (next == '"') {
                return true;
            }
            if (next == '\\' && rest.hasRemaining()) {
                next = rest.get();
            }
            value.append(next);
        }
        return false;
    }

    private String token() {
        StringBuilder token = new StringBuilder();
        while (rest.hasRemaining() && isTokenCharacter(rest.charAt(0))) {
            token.append(rest.get());
        }
        return token.toString();
    }

    private boolean next(char separator) {
        spaces();
        return take(separator);
    }

    private boolean take(char expected) {
        boolean here = rest.hasRemaining() && rest.charAt(0) == expected;
        if (here) {
            rest.get();
        }
        return here;
    }

    private void spaces() {
        while (rest.hasRemaining() && isSpace(rest.charAt(0))) {
            rest.get();
        }
    }

    private static boolean isTokenCharacter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || TOKEN_SIGNS.indexOf(character) >= 0;
    }
}
