package dev.tollgate.gateway.route;

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

    private final String line;
    private final List<String> nodes = new ArrayList<>();
    private int at;

    private ForwardedElements(String line) {
        this.line = line;
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
        return at == line.length();
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
        if (name.isEmpty() || at == line.length() || line.charAt(at) != '=') {
            return false;
        }
        at++;
        StringBuilder value = new StringBuilder();
        boolean read = at < line.length() && line.charAt(at) == '"' ? quoted(value) : plain(value);
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
        at++;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\') {
                at++;
            }
            if (at < line.length()) {
                value.append(line.charAt(at));
                at++;
            }
        }
        at++;
        return at <= line.length();
    }

    private String token() {
        int from = at;
        while (at < line.length() && isTokenCharacter(line.charAt(at))) {
            at++;
        }
        return line.substring(from, at);
    }

    private boolean next(char separator) {
        spaces();
        boolean here = at < line.length() && line.charAt(at) == separator;
        at += here ? 1 : 0;
        return here;
    }

    private void spaces() {
        while (at < line.length() && isSpace(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isTokenCharacter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || TOKEN_SIGNS.indexOf(character) >= 0;
    }
}
