package dev.tollgate.ingest.platform.parquet;

/** Text, which must be UTF-8; a byte that cannot be there is never replaced silently. */
final class Utf8Text extends CellText {
    private static final int FIRST_SURROGATE = 0xD800;
    private static final int LAST_SURROGATE = 0xDFFF;

    @Override
    void bytes(byte[] data, int start, int count) {
        char[] to = room(count);
        int end = start + count;
        int written = 0;
        int at = start;
        while (at < end) {
            byte first = data[at];
            if (first >= 0) {
                to[written++] = (char) first;
                at++;
                continue;
            }
            int length = length(first);
            if (end - at < length) {
                throw new NotUtf8();
            }
            int point = point(data, at, length);
            at += length;
            // Four bytes give two characters, so the room is enough.
            written += Character.toChars(point, to, written);
        }
        written(0, written);
    }

    private static int length(byte first) {
        int lead = first & 0xFF;
        if (lead >= 0xC2 && lead < 0xE0) {
            return 2;
        }
        if (lead >= 0xE0 && lead < 0xF0) {
            return 3;
        }
        if (lead >= 0xF0 && lead < 0xF5) {
            return 4;
        }
        throw new NotUtf8();
    }

    private static int point(byte[] data, int at, int length) {
        int point = data[at] & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            if ((data[at + i] & 0xC0) != 0x80) {
                throw new NotUtf8();
            }
            point = point << 6 | data[at + i] & 0x3F;
        }
        boolean tooLong = length == 3 && point < 0x800 || length == 4 && point < 0x1_0000;
        if (tooLong || point > Character.MAX_CODE_POINT || point >= FIRST_SURROGATE && point <= LAST_SURROGATE) {
            throw new NotUtf8();
        }
        return point;
    }

    /** The column is no text. */
    static final class NotUtf8 extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUtf8() {
            super("not UTF-8", null, false, false);
        }
    }
}
