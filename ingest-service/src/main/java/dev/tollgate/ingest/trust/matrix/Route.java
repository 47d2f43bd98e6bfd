package dev.tollgate.ingest.trust.matrix;

import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.TrustPolicy.SourceRule;
import dev.tollgate.ingest.trust.matrix.Cell.SourceKind;
import dev.tollgate.kernel.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which way a delivery comes.
 *
 * @param peer whose connection it is
 * @param forwarded what {@code X-Forwarded-For} says
 * @param proven whose it is when only the gateway's proxies are believed, and of them what they added
 * @param via that proxy
 */
record Route(
        Optional<InetAddress> peer,
        Optional<String> forwarded,
        Optional<InetAddress> proven,
        Optional<InetAddress> via) {
    static final Route ANY = new Route(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** For documentation (RFC 5737, RFC 3849), and of nobody; a policy that has one of them has the other not. */
    private static final List<InetAddress> NOBODYS = List.of(
            InetAddress.ofLiteral("203.0.113.77"),
            InetAddress.ofLiteral("198.51.100.77"),
            InetAddress.ofLiteral("192.0.2.77"));

    private static final List<InetAddress> NOBODYS_IPV6 =
            List.of(InetAddress.ofLiteral("2001:db8::77"), InetAddress.ofLiteral("3fff::77"));

    /** Where a policy names no proxies, the deployment's own speak; any address stands for them. */
    private static final InetAddress SOME_PROXY = InetAddress.ofLiteral("10.0.0.1");

    /** The deployment's own too; a policy that names proxies leaves one of them out. */
    private static final List<InetAddress> OTHER_PROXIES =
            List.of(InetAddress.ofLiteral("10.255.0.1"), InetAddress.ofLiteral("172.31.0.1"));

    static Route of(SourceKind kind, TrustPolicy policy) {
        SourceRule rule = policy.source().orElseThrow();
        InetAddress inside = inside(rule);
        InetAddress outside = noneOf(rule.networks(), NOBODYS);
        InetAddress proxy =
                rule.proxies().stream().findFirst().map(Network::first).orElse(SOME_PROXY);
        return switch (kind) {
            case INSIDE -> straight(inside);
            case OUTSIDE -> straight(outside);
            case IPV6_INSIDE -> straight(insideIpv6(rule).orElseThrow());
            case IPV6_OUTSIDE -> straight(noneOf(rule.networks(), NOBODYS_IPV6));
            case SPOOFED_HEADER ->
                new Route(
                        Optional.of(outside),
                        Optional.of(inside.getHostAddress()),
                        Optional.of(outside),
                        Optional.empty());
            case TRUSTED_PROXY -> through(proxy, inside.getHostAddress(), inside);
            case SPOOFED_BEHIND_PROXY ->
                through(proxy, inside.getHostAddress() + ", " + outside.getHostAddress(), outside);
            case UNTRUSTED_PROXY -> through(noneOf(rule.proxies(), OTHER_PROXIES), inside.getHostAddress(), inside);
        };
    }

    private static Route straight(InetAddress address) {
        return new Route(Optional.of(address), Optional.empty(), Optional.of(address), Optional.empty());
    }

    private static Route through(InetAddress proxy, String forwarded, InetAddress proven) {
        return new Route(Optional.of(proxy), Optional.of(forwarded), Optional.of(proven), Optional.of(proxy));
    }

    private static InetAddress inside(SourceRule rule) {
        return rule.networks().stream()
                .map(Network::first)
                .filter(address -> !(address instanceof Inet6Address))
                .findFirst()
                .orElseGet(() -> rule.networks().getFirst().first());
    }

    private static Optional<InetAddress> insideIpv6(SourceRule rule) {
        return rule.networks().stream()
                .map(Network::first)
                .filter(Inet6Address.class::isInstance)
                .findFirst();
    }

    private static InetAddress noneOf(List<Network> networks, List<InetAddress> among) {
        return among.stream()
                .filter(address -> networks.stream().noneMatch(network -> network.contains(address)))
                .findFirst()
                .orElse(among.getFirst());
    }
}
