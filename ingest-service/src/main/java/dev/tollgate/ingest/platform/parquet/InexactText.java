package dev.tollgate.ingest.platform.parquet;

import java.math.BigDecimal;
import java.nio.ByteBuffer;

/**
 * Numbers that the file stores in binary floating point, as the shortest decimal that stands for the same bits. That is
 * what was meant nearly always, and never known: whoever counts such a column as money has to say so.
 */
final class InexactText extends CellText {
    private final ByteBuffer bits = ByteBuffer.allocate(Long.BYTES);
    private final boolean single;

    private InexactText(boolean single) {
        this.single = single;
    }

    static InexactText ofSinglePrecision() {
        return new InexactText(true);
    }

    static InexactText ofDoublePrecision() {
        return new InexactText(false);
    }

    @Override
    void number(long value) {
        // The value passes straight from the file's bits to its digits; nothing is ever calculated with it.
        String text = single
                ? String.valueOf(bits.putInt(0, (int) value).getFloat(0))
                : String.valueOf(bits.putLong(0, value).getDouble(0));
        boolean finite = Character.isDigit(text.charAt(text.length() - 1));
        write(finite ? plain(text) : text);
    }

    private static String plain(String text) {
        boolean whole = text.endsWith(".0");
        if (text.indexOf('E') < 0) {
            return whole ? text.substring(0, text.length() - 2) : text;
        }
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
