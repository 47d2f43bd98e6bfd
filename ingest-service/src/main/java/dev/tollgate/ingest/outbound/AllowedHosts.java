package dev.tollgate.ingest.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Which addresses may be called. A name is looked up once more by whoever connects; Java keeps what it found for 30 s,
 * so that both see the same, and TLS proves the name besides.
 */
public final class AllowedHosts {
    private final List<String> allowed;
    private final List<String> mayBePrivate;
    private final Lookup lookup;

    AllowedHosts(List<String> allowed, List<String> mayBePrivate, Lookup lookup) {
        this.allowed = lowerCase(allowed);
        this.mayBePrivate = lowerCase(mayBePrivate);
        this.lookup = lookup;
    }

    public static AllowedHosts of(OutboundConfig config) {
        return new AllowedHosts(
                config.allowedHosts(), config.privateHosts().orElse(List.of()), InetAddress::getAllByName);
    }

    /** Exactly one host, at whatever address: for what an operator configured as the place to ask, such as a vault. */
    public static AllowedHosts only(String host) {
        return new AllowedHosts(List.of(host), List.of(host), InetAddress::getAllByName);
    }

    /** @throws OutboundRefused when nobody may be called there */
    public void require(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean ownNetwork = mayBePrivate.contains(host);
        if (host.isEmpty() || uri.getRawUserInfo() != null) {
            throw refused("an address without a host, or with a user in it, is not called");
        }
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !(ownNetwork && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw refused("the host " + host + " is not called without TLS");
        }
        if (allowed.stream().noneMatch(pattern -> matches(pattern, host))) {
            throw refused("the host " + host + " is not among TOLLGATE_OUTBOUND_ALLOWED_HOSTS");
        }
        if (!ownNetwork) {
            requirePublic(host);
        }
    }

    private void requirePublic(String host) {
        try {
            for (InetAddress address : lookup.all(host)) {
                if (!PublicAddress.is(address)) {
                    throw refused("the host " + host + " has an address that is not public, and is not among"
                            + " TOLLGATE_OUTBOUND_PRIVATE_HOSTS");
                }
            }
        } catch (UnknownHostException e) {
            throw new OutboundRefused(OutboundFailure.UNREACHABLE, "the host " + host + " has no address");
        }
    }

    private static boolean matches(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }

    private static OutboundRefused refused(String explanation) {
        return new OutboundRefused(OutboundFailure.HOST_REFUSED, explanation);
    }

    private static List<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /** Names to addresses. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }
}
