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
 * @param proven whose it is when only proxies that may speak are believed, and of them what they added
 */
record Route(Optional<InetAddress> peer, Optional<String> forwarded, Optional<InetAddress> proven) {
    static final Route ANY = new Route(Optional.empty(), Optional.empty(), Optional.empty());

    /** For documentation (RFC 5737, RFC 3849), and of nobody; a policy that has one of them has the other not. */
    private static final List<InetAddress> NOBODYS = List.of(
            InetAddress.ofLiteral("203.0.113.77"),
            InetAddress.ofLiteral("198.51.100.77"),
            InetAddress.ofLiteral("192.0.2.77"));

    private static final List<InetAddress> NOBODYS_IPV6 =
            List.of(InetAddress.ofLiteral("2001:db8::77"), InetAddress.ofLiteral("3fff::77"));

    /** Where a policy names no proxies, the deployment's own speak; any address stands for them. */
    private static final InetAddress SOME_PROXY = InetAddress.ofLiteral("10.0.0.1");

    static Route of(SourceKind kind, TrustPolicy policy) {
        SourceRule rule = policy.source().orElseThrow();
        InetAddress inside = inside(rule);
        InetAddress outside = outside(rule, NOBODYS);
        InetAddress proxy =
                rule.proxies().stream().findFirst().map(Network::first).orElse(SOME_PROXY);
        return switch (kind) {
            case INSIDE -> straight(inside);
            case OUTSIDE -> straight(outside);
            case IPV6_INSIDE -> straight(insideIpv6(rule).orElseThrow());
            case IPV6_OUTSIDE -> straight(outside(rule, NOBODYS_IPV6));
            case SPOOFED_HEADER ->
                new Route(Optional.of(outside), Optional.of(inside.getHostAddress()), Optional.of(outside));
            case TRUSTED_PROXY ->
                new Route(Optional.of(proxy), Optional.of(inside.getHostAddress()), Optional.of(inside));
            case SPOOFED_BEHIND_PROXY ->
                new Route(
                        Optional.of(proxy),
                        Optional.of(inside.getHostAddress() + ", " + outside.getHostAddress()),
                        Optional.of(outside));
        };
    }

    private static Route straight(InetAddress address) {
        return new Route(Optional.of(address), Optional.empty(), Optional.of(address));
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

    private static InetAddress outside(SourceRule rule, List<InetAddress> among) {
        return among.stream()
                .filter(address -> rule.networks().stream().noneMatch(network -> network.contains(address)))
                .findFirst()
                .orElse(among.getFirst());
    }
}
