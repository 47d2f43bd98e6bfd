package dev.tollgate.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The canonical bytes of a JSON text (RFC 8785), so that the same judgement always has the same digest.
 *
 * <p>RFC 8785 writes numbers as IEEE 754 doubles. Ours are counts; amounts are strings, and so keep every digit.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** @throws IllegalArgumentException when the text is not JSON */
    public static byte[] of(String json) {
        return text(json).getBytes(StandardCharsets.UTF_8);
    }

    /** The same as text, for a column or a page. */
    public static String text(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("not a JSON text", e);
        }
    }
}
