package dev.tollgate.ingest.provider;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a token endpoint grants (RFC 6749, 5.1), as far as it can be sent on in a header (RFC 6750, 2.1). */
public final class BearerToken {
    /** What is no token by its characters would be quoted by the HTTP client that refuses it as a header. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,16384}=*");

    private BearerToken() {}

    /** The token, where it is one, and to be used by whoever has it. */
    public static Optional<String> of(String accessToken, String tokenType) {
        return "Bearer".equalsIgnoreCase(tokenType)
                        && TOKEN.matcher(accessToken).matches()
                ? Optional.of(accessToken)
                : Optional.empty();
    }
}
