package dev.tollgate.gateway.route;

import dev.tollgate.kernel.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Where a request comes from. Whoever connects is believed to be at the other end of the connection, and only a proxy
 * that is trusted may say that it speaks for somebody else.
 */
public final class SenderAddress {
    /** More trusted proxies than that do not stand in a row; a header that names them is not read to its end. */
    static final int MOST_PROXIES = 16;

    private static final int COUNTED_BITS = 64;
    private static final int SITE_BITS = 48;

    private SenderAddress() {}

    /**
     * The connection's other end, unless that is a trusted proxy. Then the header is read from its end, where the
     * nearest proxy wrote, past everything that is a trusted proxy too: what stands left of the first other address is
     * that sender's own claim.
     *
     * @param peer the connection's other end
     * @param lines the header's lines in their order
     * @return empty when a trusted proxy does not say, or not readably, for whom it speaks; never a trusted proxy
     */
    public static Optional<InetAddress> of(
            InetAddress peer, List<Network> proxies, ForwardedHeader header, List<String> lines) {
        InetAddress connected = withoutZone(peer);
        if (!isTrusted(connected, proxies)) {
            return Optional.of(connected);
        }
        List<String> nodes = header.nodes(lines).reversed();
        for (String node : nodes.subList(0, Math.min(nodes.size(), MOST_PROXIES))) {
            Optional<InetAddress> address = header.address(node);
            if (address.isEmpty() || !isTrusted(address.get(), proxies)) {
                return address;
            }
        }
        return Optional.empty();
    }

    /** The proxy that said so, where not the sender himself is at the connection's other end. */
    public static Optional<InetAddress> via(InetAddress peer, InetAddress sender) {
        return Optional.of(withoutZone(peer)).filter(connected -> !connected.equals(sender));
    }

    /**
     * What is counted as one sender where rates are limited: an IPv4 address, or the 64 bits of an IPv6 address behind
     * which whoever has one has them all.
     */
    public static Network counted(InetAddress address) {
        return Network.around(address, COUNTED_BITS);
    }

    /**
     * What is counted as one sender where places are: an IPv4 address, or the 48 bits of an IPv6 address that a site is
     * given, who has as many networks of 64 bits as there are ports.
     */
    public static Network site(InetAddress address) {
        return Network.around(address, SITE_BITS);
    }

    private static boolean isTrusted(InetAddress address, List<Network> proxies) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }

    /** The name of an interface of this machine tells nobody else anything. */
    private static InetAddress withoutZone(InetAddress address) {
        return address(address.getAddress());
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has the length of an address", e);
        }
    }
}
