package dev.tollgate.usage;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where events go: the gateway's address, perhaps with a path before ours. */
final class Endpoint {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private Endpoint() {}

    /** The address of the usage events below a gateway's; refuses what would send the key in the clear. */
    static URI ofEvents(URI gateway, boolean plainHttpAllowed) {
        String scheme = gateway.getScheme() == null ? "" : gateway.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("endpoint must begin with https:// or http://");
        }
        // The address itself is not repeated: whoever puts a password into it would find it in a log.
        if (gateway.getHost() == null || gateway.getRawUserInfo() != null) {
            throw new IllegalArgumentException("endpoint must have a host, and no user or password");
        }
        if (gateway.getRawQuery() != null || gateway.getRawFragment() != null) {
            throw new IllegalArgumentException("endpoint must have neither query nor fragment");
        }
        String host = gateway.getHost().toLowerCase(Locale.ROOT);
        if (scheme.equals("http")
                && !plainHttpAllowed
                && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "endpoint must be https:// unless it is on this machine: http:// shows the key to everybody on the way");
        }
        String path = gateway.getRawPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + gateway.getRawAuthority() + path + "/v1/usage-events");
    }
}
