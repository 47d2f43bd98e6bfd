package dev.tollgate.gateway.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one operation that whoever comes without a key of ours may use: what payment providers send proves itself by
 * their own means, and what they write into {@code Authorization} is not ours to judge.
 *
 * <p>Known by its method and its path as they came, letter by letter: no escape, dot, semicolon or second slash is
 * understood here, so that no other reader of the same address can be led to another operation. In every other
 * spelling the door does not exist.
 */
public final class OpenDoor {
    private static final Pattern PATH = Pattern.compile("/v1/webhooks/[a-z0-9-]{1,40}");

    private OpenDoor() {}

    /** @param path as it came, neither decoded nor normalised; absent where a request has none */
    public static boolean isAt(String method, @Nullable String path) {
        return method.equals("POST") && path != null && PATH.matcher(path).matches();
    }
}
