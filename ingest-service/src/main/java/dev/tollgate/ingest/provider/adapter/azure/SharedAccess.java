package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A shared access signature, during one operation. What it allows stands in its own text ("Create a service SAS": fields
 * {@code sp}, {@code st}, {@code se}).
 */
final class SharedAccess {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9%&=._~:+/,$-]{1,4096}");
    private static final Pattern ONLY_READS = Pattern.compile("[rl]+");
    private final String token;

    private SharedAccess(String token) {
        this.token = token;
    }

    static SharedAccess of(String text) {
        String token = text.startsWith("?") ? text.substring(1) : text;
        if (!SHAPE.matcher(token).matches() || !("&" + token).contains("&sig=")) {
            throw new CredentialRefused(
                    CredentialFailure.MALFORMED, "the secret's field sasToken is no shared access signature");
        }
        return new SharedAccess(token);
    }

    String token() {
        return token;
    }

    /** The letters of what it allows; empty where a stored access policy says so instead. */
    Optional<String> permissions() {
        return field("sp").filter(letters -> letters.chars().allMatch(c -> c >= 'a' && c <= 'z'));
    }

    static boolean onlyReads(String permissions) {
        return ONLY_READS.matcher(permissions).matches();
    }

    boolean hasExpired(Instant now) {
        return field("se")
                .flatMap(SharedAccess::instant)
                .filter(end -> !now.isBefore(end))
                .isPresent();
    }

    /** A signature that is not to be used yet was made by a clock that is ahead of the one that refuses it. */
    boolean isNotYetGood(Instant now) {
        return field("st").flatMap(SharedAccess::instant).filter(now::isBefore).isPresent();
    }

    private Optional<String> field(String name) {
        for (String pair : token.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                try {
                    return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** With seconds, without, or a day: the three forms of ISO 8601 that are documented. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SharedAccess[not shown]";
    }
}
