package dev.tollgate.ingest.trust;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads the headers that prove something: each once, bounded, and without looking back. */
final class ProvingHeaders {
    /** Room for a JWT, or for dozens of signatures while keys rotate. */
    static final int LONGEST = 8 * 1024;

    /** As many as a sender can have reason to send while keys rotate; each costs a comparison. */
    static final int MOST_PARTS = 64;

    /** Up to the year 33658; more is no time that anybody sends. */
    private static final int MOST_DIGITS = 12;

    private ProvingHeaders() {}

    /**
     * The one value of a header. A header that came twice is refused: whoever is before us may have read the other one.
     */
    static String only(SentHeaders headers, String name) throws HeaderRefused {
        List<String> all = headers.all(name);
        if (all.isEmpty()) {
            throw new HeaderRefused(Reason.MISSING);
        }
        String value = all.getFirst();
        if (all.size() > 1 || value.isEmpty() || value.length() > LONGEST || !isVisible(value)) {
            throw new HeaderRefused(Reason.MALFORMED);
        }
        return value;
    }

    /** The same behind what the policy has before it. */
    static String only(SentHeaders headers, String name, String prefix) throws HeaderRefused {
        String value = only(headers, name);
        if (!value.startsWith(prefix) || value.length() == prefix.length()) {
            throw new HeaderRefused(Reason.MALFORMED);
        }
        return value.substring(prefix.length());
    }

    /** What stands between separators, of which there may be {@value #MOST_PARTS} parts. */
    static List<String> parts(String value, char separator) throws HeaderRefused {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = value.indexOf(separator); at >= 0; at = value.indexOf(separator, from)) {
            parts.add(value.substring(from, at));
            if (parts.size() == MOST_PARTS) {
                throw new HeaderRefused(Reason.MALFORMED);
            }
            from = at + 1;
        }
        parts.add(value.substring(from));
        return List.copyOf(parts);
    }

    /** Seconds since 1970, as the digits that were signed: no sign, and no zero before them. */
    static long seconds(String digits) throws HeaderRefused {
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.charAt(0) != '0'
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw new HeaderRefused(Reason.MALFORMED);
        }
        return Long.parseLong(digits);
    }

    /** Empty where the text is no signature of that length at all. */
    static Optional<byte[]> hex(String text, int bytes) {
        boolean isHex = text.length() == 2 * bytes && text.chars().allMatch(HexFormat::isHexDigit);
        return isHex ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
    }

    /** Empty where the text is no signature of that length at all. */
    static Optional<byte[]> base64(String text, int bytes) {
        try {
            return Optional.of(Base64.getDecoder().decode(text)).filter(decoded -> decoded.length == bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isVisible(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
