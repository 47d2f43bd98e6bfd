package dev.tollgate.usage;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON (RFC 8259) strictly and without building a tree. The caller asks for what it expects; anything else, a key
 * that occurs twice, and nesting deeper than {@value #DEPTH} is an {@link UnreadableAnswer}.
 */
final class JsonReader {
    static final int DEPTH = 32;

    // What follows a match has to be a comma, a bracket or the end, so 01 and 1.5.2 are refused there.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?+([eE][+-]?[0-9]++)?+");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    /** Reads an object; {@code field} is called after each key and must read the value. */
    void object(Consumer<String> field) {
        enter('{');
        if (!took('}')) {
            Set<String> keys = new HashSet<>();
            do {
                String key = string();
                if (!keys.add(key)) {
                    throw wrong("a key occurs twice");
                }
                expect(':');
                field.accept(key);
            } while (took(','));
            expect('}');
        }
        depth--;
    }

    /** Reads an array; {@code element} is called before each element and must read it. */
    void array(Runnable element) {
        enter('[');
        if (!took(']')) {
            do {
                element.run();
            } while (took(','));
            expect(']');
        }
        depth--;
    }

    String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        for (char next = take(); next != '"'; next = take()) {
            if (next < ' ') {
                throw wrong("a control character in a string");
            }
            value.append(next == '\\' ? escaped() : next);
        }
        return value.toString();
    }

    /** Reads an integer from 0 to 999,999,999. */
    int index() {
        return Integer.parseInt(matched(INDEX));
    }

    /** Reads any value and forgets it. */
    void skip() {
        switch (peek()) {
            case '{' -> object(key -> skip());
            case '[' -> array(this::skip);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> matched(NUMBER);
        }
    }

    /** Nothing may follow. */
    void end() {
        space();
        if (at < text.length()) {
            throw wrong("something follows");
        }
    }

    private String matched(Pattern pattern) {
        space();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong("not a number that is expected here");
        }
        at = matcher.end();
        return matcher.group();
    }

    private char escaped() {
        char escape = take();
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an unknown escape");
        };
    }

    private char unicode() {
        int end = Math.min(at + 4, text.length());
        if (end - at < 4 || !text.substring(at, end).chars().allMatch(HexFormat::isHexDigit)) {
            throw wrong("not four hexadecimal digits");
        }
        at = end;
        return (char) HexFormat.fromHexDigits(text, end - 4, end);
    }

    private void enter(char bracket) {
        expect(bracket);
        if (++depth > DEPTH) {
            throw wrong("nested too deeply");
        }
    }

    private void word(String expected) {
        if (!text.startsWith(expected, at)) {
            throw wrong("an unknown word");
        }
        at += expected.length();
    }

    private void expect(char wanted) {
        if (!took(wanted)) {
            throw wrong("no " + wanted);
        }
    }

    private boolean took(char wanted) {
        space();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private char peek() {
        space();
        char next = take();
        at--;
        return next;
    }

    private char take() {
        if (at == text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at++);
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private UnreadableAnswer wrong(String what) {
        return new UnreadableAnswer("at character " + at + ": " + what);
    }
}
