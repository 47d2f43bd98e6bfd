package dev.tollgate.gateway.access;

import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out whose key a token is. */
@ApplicationScoped
public class Authenticating {
    private static final Pattern TOKEN = Pattern.compile("tgk_([0-9a-f]{12})_([0-9a-f]{64})");

    private final ApiKeys keys;

    Authenticating(ApiKeys keys) {
        this.keys = keys;
    }

    /** @return nothing for a token that is malformed, unknown, wrong or revoked; which of these is told to nobody */
    public Uni<Optional<ApiKey>> authenticate(String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Sha256 given = Sha256.ofUtf8(parts.group(2));
        return keys.find(parts.group(1))
                .map(found -> found.filter(key -> !key.isRevoked()).filter(key -> same(key.secretDigest(), given)));
    }

    /** In constant time, so that how long a refusal takes says nothing about the digest. */
    private static boolean same(Sha256 one, Sha256 other) {
        return MessageDigest.isEqual(
                one.hex().getBytes(StandardCharsets.US_ASCII), other.hex().getBytes(StandardCharsets.US_ASCII));
    }
}
