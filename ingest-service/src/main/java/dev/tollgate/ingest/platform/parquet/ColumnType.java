package dev.tollgate.ingest.platform.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** What a column's values are, and how to write them. */
record ColumnType(SchemaElement element) {
    private static final int MAX_SCALE = 1_000;
    private static final long MILLIS_A_SECOND = 1_000;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    /** @throws Unsupported when its values have no text of their own */
    CellText text() {
        Type type = element.getType();
        if (isDecimal() && type != Type.BOOLEAN) {
            return NumberText.decimal(scale());
        }
        return switch (type) {
            case BOOLEAN -> new OtherText.OfBoolean();
            case INT32, INT64 -> ofNumber();
            case INT96 -> TimeText.int96();
            case FLOAT -> InexactText.ofSinglePrecision();
            case DOUBLE -> InexactText.ofDoublePrecision();
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> ofBytes();
        };
    }

    /** Whether the file stores binary floating point, which cannot hold most decimal amounts. */
    boolean isInexact() {
        Type type = element.getType();
        return type == Type.FLOAT || type == Type.DOUBLE;
    }

    /** @throws Unsupported when the format has no such encoding for the type, or we do not read it */
    Values values(Encoding encoding, PageBytes in) {
        Type type = element.getType();
        return switch (encoding) {
            case PLAIN -> plain(in);
            case RLE -> {
                if (type != Type.BOOLEAN) {
                    throw unsupported(encoding);
                }
                yield new Numbers.OfRuns(new Runs(in.section(in.littleEndianInt()), 1));
            }
            case DELTA_BINARY_PACKED -> {
                if (type != Type.INT32 && type != Type.INT64) {
                    throw unsupported(encoding);
                }
                yield new DeltaNumbers(in, type == Type.INT32);
            }
            case DELTA_LENGTH_BYTE_ARRAY -> {
                if (type != Type.BYTE_ARRAY) {
                    throw unsupported(encoding);
                }
                yield new Texts.AfterLengths(in);
            }
            case DELTA_BYTE_ARRAY -> {
                if (type != Type.BYTE_ARRAY && type != Type.FIXED_LEN_BYTE_ARRAY) {
                    throw unsupported(encoding);
                }
                yield new Texts.AfterPrefixes(in);
            }
            case BYTE_STREAM_SPLIT -> split(in);
            case PLAIN_DICTIONARY, RLE_DICTIONARY, BIT_PACKED -> throw unsupported(encoding);
        };
    }

    private Values plain(PageBytes in) {
        return switch (element.getType()) {
            case BOOLEAN -> new Numbers.Bits(in);
            case INT32, FLOAT -> new Numbers.Plain(in, Integer.BYTES);
            case INT64, DOUBLE -> new Numbers.Plain(in, Long.BYTES);
            case INT96 -> new Texts.Fixed(in, Integer.BYTES + Long.BYTES);
            case BYTE_ARRAY -> new Texts.Plain(in);
            case FIXED_LEN_BYTE_ARRAY -> new Texts.Fixed(in, width());
        };
    }

    private Values split(PageBytes in) {
        return switch (element.getType()) {
            case INT32, FLOAT -> new Numbers.Split(in, Integer.BYTES);
            case INT64, DOUBLE -> new Numbers.Split(in, Long.BYTES);
            case FIXED_LEN_BYTE_ARRAY -> new Texts.Split(in, width());
            case BOOLEAN, INT96, BYTE_ARRAY -> throw unsupported(Encoding.BYTE_STREAM_SPLIT);
        };
    }

    private Unsupported unsupported(Encoding encoding) {
        return new Unsupported("the encoding " + encoding + " for values of type " + element.getType());
    }

    private int width() {
        if (element.getType_length() <= 0) {
            throw new BrokenPage("its values have no length");
        }
        return element.getType_length();
    }

    private boolean isDecimal() {
        LogicalType logical = element.getLogicalType();
        return element.getConverted_type() == ConvertedType.DECIMAL || logical != null && logical.isSetDECIMAL();
    }

    private int scale() {
        LogicalType logical = element.getLogicalType();
        int scale =
                logical != null && logical.isSetDECIMAL() ? logical.getDECIMAL().getScale() : element.getScale();
        if (scale < 0 || scale > MAX_SCALE) {
            throw new BrokenPage("its decimals have " + scale + " digits behind the point");
        }
        return scale;
    }

    private CellText ofNumber() {
        LogicalType logical = element.getLogicalType();
        if (logical == null) {
            return ofConvertedNumber(true);
        }
        if (logical.isSetDATE()) {
            return TimeText.date();
        }
        if (logical.isSetTIME()) {
            return TimeText.time(unitsASecond(logical.getTIME().getUnit()));
        }
        if (logical.isSetTIMESTAMP()) {
            return TimeText.timestamp(
                    unitsASecond(logical.getTIMESTAMP().getUnit()),
                    logical.getTIMESTAMP().isIsAdjustedToUTC());
        }
        return ofConvertedNumber(!logical.isSetINTEGER() || logical.getINTEGER().isIsSigned());
    }

    /** By the older of the format's two ways to name a type. */
    private CellText ofConvertedNumber(boolean signed) {
        ConvertedType converted = element.getConverted_type();
        if (converted == null) {
            return signed ? NumberText.signed() : unsigned();
        }
        return switch (converted) {
            case DATE -> TimeText.date();
            case TIME_MILLIS -> TimeText.time(MILLIS_A_SECOND);
            case TIME_MICROS -> TimeText.time(MICROS_A_SECOND);
            case TIMESTAMP_MILLIS -> TimeText.timestamp(MILLIS_A_SECOND, true);
            case TIMESTAMP_MICROS -> TimeText.timestamp(MICROS_A_SECOND, true);
            case UINT_8, UINT_16, UINT_32, UINT_64 -> unsigned();
            case UTF8, MAP, MAP_KEY_VALUE, LIST, ENUM, DECIMAL, INT_8, INT_16, INT_32, INT_64, JSON, BSON, INTERVAL ->
                NumberText.signed();
        };
    }

    private NumberText unsigned() {
        return element.getType() == Type.INT32 ? NumberText.unsignedOf32Bits() : NumberText.unsigned();
    }

    private CellText ofBytes() {
        ConvertedType converted = element.getConverted_type();
        LogicalType logical = element.getLogicalType();
        if (logical != null) {
            if (logical.isSetUUID()) {
                return new OtherText.OfUuid();
            }
            if (logical.isSetFLOAT16() || logical.isSetBSON() || logical.isSetVARIANT()) {
                throw new Unsupported("values of the type " + logical.getSetField());
            }
        }
        if (converted == ConvertedType.INTERVAL || converted == ConvertedType.BSON) {
            throw new Unsupported("values of the type " + converted);
        }
        return new Utf8Text();
    }

    private static long unitsASecond(@Nullable TimeUnit unit) {
        if (unit == null || unit.getSetField() == null) {
            throw new Unsupported("a unit of time that is new");
        }
        return switch (unit.getSetField()) {
            case MILLIS -> MILLIS_A_SECOND;
            case MICROS -> MICROS_A_SECOND;
            case NANOS -> NANOS_A_SECOND;
        };
    }
}
