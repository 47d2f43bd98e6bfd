package dev.tollgate.usage;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads JSON (RFC 8259) strictly and without building a tree. The caller asks for what it expects; anything else, a key
 * that occurs twice, and nesting deeper than {@value #DEPTH} is an {@link UnreadableAnswer}.
 */
final class JsonReader {
    static final int DEPTH = 32;

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
        space();
        int start = at;
        digits();
        if (at - start > 9 || (at - start > 1 && text.charAt(start) == '0')) {
            throw wrong("not an index");
        }
        return Integer.parseInt(text.substring(start, at));
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
            default -> number();
        }
    }

    /** Nothing may follow. */
    void end() {
        space();
        if (at < text.length()) {
            throw wrong("something follows");
        }
    }

    private void number() {
        took('-');
        int start = at;
        digits();
        if (at - start > 1 && text.charAt(start) == '0') {
            throw wrong("a number begins with 0");
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits();
        }
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw wrong("a digit is missing");
        }
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
        int value = 0;
        for (int digit = 0; digit < 4; digit++) {
            char hex = take();
            // Character.digit alone would also take digits of other scripts.
            int one = hex < 128 ? Character.digit(hex, 16) : -1;
            if (one < 0) {
                throw wrong("not four hexadecimal digits");
            }
            value = value * 16 + one;
        }
        return (char) value;
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
        if (at == text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
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
