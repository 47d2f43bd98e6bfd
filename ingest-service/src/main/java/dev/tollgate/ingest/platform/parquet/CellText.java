package dev.tollgate.ingest.platform.parquet;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are written in a delimited file. Text in UTF-8 has no entry here: it is what it is.
 *
 * @param ofNumber of a value of up to 64 bits, as stored
 * @param ofBytes of a value of more
 * @param scale of a decimal, whether it is stored as a number or as bytes; {@link #NO_DECIMAL} for all else
 * @param sureDigits how many digits of a decimal its type always gives back; beyond, what is read may not be what was
 *     meant
 */
record CellText(
        @Nullable LongFunction<String> ofNumber,
        @Nullable Function<byte[], String> ofBytes,
        int scale,
        int sureDigits) {
    static final int NO_DECIMAL = -1;

    private static final int ALL_DIGITS = Integer.MAX_VALUE;

    /** Every decimal of so many digits survives in a float, and in a double; one of more may not. */
    private static final int DIGITS_OF_SINGLE = 6;

    private static final int DIGITS_OF_DOUBLE = 15;

    private static final int MAX_SCALE = 1_000;

    /** Where bytes are text. */
    private static final CellText UTF_8 = new CellText(null, null, NO_DECIMAL, ALL_DIGITS);

    private static final int UUID_BYTES = 16;

    /** @throws Refusal when its values have no text of their own */
    static CellText of(SchemaElement element) {
        Type type = Metadata.required(element.getType());
        if (isDecimal(element) && type != Type.BOOLEAN) {
            return new CellText(null, null, scaleOf(element), ALL_DIGITS);
        }
        return switch (type) {
            case BOOLEAN -> number(value -> value == 0 ? "false" : "true");
            case INT32, INT64 -> number(ofNumber(element));
            case INT96 -> bytes(TimeText::int96);
            case FLOAT -> new CellText(CellText::single, null, NO_DECIMAL, DIGITS_OF_SINGLE);
            case DOUBLE -> new CellText(CellText::twice, null, NO_DECIMAL, DIGITS_OF_DOUBLE);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> ofBytes(element);
        };
    }

    private static CellText number(LongFunction<String> text) {
        return new CellText(text, null, NO_DECIMAL, ALL_DIGITS);
    }

    private static CellText bytes(Function<byte[], String> text) {
        return new CellText(null, text, NO_DECIMAL, ALL_DIGITS);
    }

    /** Whether a number has more digits than its type surely gives back; zeros in front and behind are none. */
    boolean isUnsure(String number) {
        if (sureDigits == ALL_DIGITS) {
            return false;
        }
        int digits = 0;
        int zeros = 0;
        for (int i = 0; i < number.length(); i++) {
            char each = number.charAt(i);
            if (each == '0') {
                zeros += digits > 0 ? 1 : 0;
            } else if (Character.isDigit(each)) {
                digits += zeros + 1;
                zeros = 0;
            }
        }
        return digits > sureDigits;
    }

    boolean isDecimal() {
        return scale != NO_DECIMAL;
    }

    private static boolean isDecimal(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        return element.getConverted_type() == ConvertedType.DECIMAL || logical != null && logical.isSetDECIMAL();
    }

    private static int scaleOf(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        int scale =
                logical != null && logical.isSetDECIMAL() ? logical.getDECIMAL().getScale() : element.getScale();
        Refusal.require(scale >= 0 && scale <= MAX_SCALE, "its decimals have " + scale + " digits behind the point");
        return scale;
    }

    private static LongFunction<String> ofNumber(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        LongFunction<String> unsigned =
                element.getType() == Type.INT32 ? value -> Long.toString(value & 0xFFFF_FFFFL) : Long::toUnsignedString;
        if (logical != null && logical.isSetDATE()) {
            return TimeText::date;
        }
        if (logical != null && logical.isSetTIME()) {
            return TimeText.time(TimeText.unitsASecond(logical.getTIME().getUnit()));
        }
        if (logical != null && logical.isSetTIMESTAMP()) {
            return TimeText.timestamp(
                    TimeText.unitsASecond(logical.getTIMESTAMP().getUnit()),
                    logical.getTIMESTAMP().isIsAdjustedToUTC());
        }
        if (logical != null && logical.isSetINTEGER() && !logical.getINTEGER().isIsSigned()) {
            return unsigned;
        }
        ConvertedType converted = element.getConverted_type();
        // By the older of the format's two ways to name a type.
        return switch (converted) {
            case null -> Long::toString;
            case DATE -> TimeText::date;
            case TIME_MILLIS -> TimeText.time(TimeText.MILLIS_A_SECOND);
            case TIME_MICROS -> TimeText.time(TimeText.MICROS_A_SECOND);
            case TIMESTAMP_MILLIS -> TimeText.timestamp(TimeText.MILLIS_A_SECOND, true);
            case TIMESTAMP_MICROS -> TimeText.timestamp(TimeText.MICROS_A_SECOND, true);
            case UINT_8, UINT_16, UINT_32, UINT_64 -> unsigned;
            case UTF8, MAP, MAP_KEY_VALUE, LIST, ENUM, DECIMAL, INT_8, INT_16, INT_32, INT_64, JSON, BSON, INTERVAL ->
                Long::toString;
        };
    }

    private static CellText ofBytes(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        if (logical != null && logical.isSetUUID()) {
            return bytes(bytes -> {
                Refusal.require(bytes.length == UUID_BYTES, "a UUID has another length than sixteen bytes");
                ByteBuffer halves = ByteBuffer.wrap(bytes);
                return new UUID(halves.getLong(), halves.getLong()).toString();
            });
        }
        if (logical != null && (logical.isSetFLOAT16() || logical.isSetBSON() || logical.isSetVARIANT())) {
            throw Refusal.unsupported("values of the type " + logical.getSetField());
        }
        ConvertedType converted = element.getConverted_type();
        if (converted == ConvertedType.INTERVAL || converted == ConvertedType.BSON) {
            throw Refusal.unsupported("values of the type " + converted);
        }
        return UTF_8;
    }

    /** A value passes straight from the file's bits to its digits; nothing is ever calculated with it. */
    private static String single(long bits) {
        return shortest(String.valueOf(
                ByteBuffer.allocate(Integer.BYTES).putInt(0, (int) bits).getFloat(0)));
    }

    private static String twice(long bits) {
        return shortest(
                String.valueOf(ByteBuffer.allocate(Long.BYTES).putLong(0, bits).getDouble(0)));
    }

    /**
     * The shortest decimal that stands for the same bits. Where it has few enough digits it is what was meant, unless what
     * was meant had more; else nobody knows, and whoever counts such a column as money has to say so.
     */
    private static String shortest(String text) {
        boolean finite = Character.isDigit(text.charAt(text.length() - 1));
        if (!finite || text.indexOf('E') < 0) {
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
