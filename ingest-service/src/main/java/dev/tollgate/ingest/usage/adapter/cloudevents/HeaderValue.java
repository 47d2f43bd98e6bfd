package dev.tollgate.ingest.usage.adapter.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** An attribute as a header writes it: CloudEvents' HTTP binding 1.0.2, section 3.1.3.2. */
final class HeaderValue {
    private HeaderValue() {}

    /**
     * First out of double quotes, if it stands in them, then percent-decoded once. Empty when it is not printable ASCII,
     * has a quote or a percent sign out of place, or is not UTF-8 when decoded.
     */
    static Optional<String> decoded(String header) {
        String text = header.strip();
        return text.startsWith("\"") ? unquoted(text).flatMap(HeaderValue::percentDecoded) : plain(text);
    }

    private static Optional<String> plain(String text) {
        return text.indexOf('"') < 0 ? percentDecoded(text) : Optional.empty();
    }

    /** RFC 7230, section 3.2.6: a backslash takes the next character as it is. */
    private static Optional<String> unquoted(String text) {
        StringBuilder inner = new StringBuilder(text.length());
        int i = 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                return i == text.length() - 1 ? Optional.of(inner.toString()) : Optional.empty();
            }
            i += c == '\\' ? 1 : 0;
            if (i < text.length()) {
                inner.append(text.charAt(i));
            }
            i++;
        }
        return Optional.empty();
    }

    private static Optional<String> percentDecoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return Optional.empty();
            }
            if (c == '%') {
                if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
                    return Optional.empty();
                }
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 3;
            } else {
                bytes.write(c);
                i++;
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
