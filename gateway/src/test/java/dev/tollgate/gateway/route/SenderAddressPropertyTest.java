package dev.tollgate.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SenderAddressPropertyTest {
    private static final List<Network> PROXIES =
            Stream.of("10.0.0.0/8", "2001:db8:1::/48").map(Network::of).toList();
    private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");

    private static boolean isTrusted(InetAddress address) {
        return PROXIES.stream().anyMatch(network -> network.contains(address));
    }

    private static String node(ForwardedHeader header, InetAddress address, boolean port) {
        boolean six = address.getAddress().length == 16;
        String plain = address.getHostAddress();
        String text = six ? "[" + plain + "]" : plain;
        return switch (header) {
            case X_FORWARDED_FOR -> port ? text + ":4711" : plain;
            case FORWARDED -> "for=\"" + text + (port ? ":4711" : "") + "\"";
        };
    }

    @Property
    void a_stranger_is_where_he_is_whatever_he_says(
            @ForAll("strangers") InetAddress stranger,
            @ForAll ForwardedHeader header,
            @ForAll("lines") List<String> lines) {
        assertThat(SenderAddress.of(stranger, PROXIES, header, lines)).hasValue(stranger);
        assertThat(SenderAddress.of(stranger, List.of(), header, lines)).hasValue(stranger);
    }

    @Property
    void no_trusted_proxy_is_ever_the_sender_and_no_header_is_too_much(
            @ForAll ForwardedHeader header, @ForAll("lines") List<String> lines) {
        SenderAddress.of(PROXY, PROXIES, header, lines)
                .ifPresent(sender -> assertThat(isTrusted(sender)).isFalse());
    }

    @Property
    void whatever_a_sender_claims_before_his_proxies_write_he_is_found_or_nobody_is(
            @ForAll ForwardedHeader header,
            @ForAll("lines") List<String> claims,
            @ForAll("strangers") InetAddress sender,
            @ForAll("proxies") List<InetAddress> proxies,
            @ForAll boolean port,
            @ForAll boolean ownLine) {
        String written = Stream.concat(Stream.of(sender), proxies.stream())
                .map(address -> node(header, address, port))
                .collect(Collectors.joining(", "));
        List<String> lines = ownLine || claims.isEmpty()
                ? Stream.concat(claims.stream(), Stream.of(written)).toList()
                : Stream.concat(
                                claims.subList(0, claims.size() - 1).stream(),
                                Stream.of(claims.getLast() + ", " + written))
                        .toList();
        Optional<InetAddress> found = SenderAddress.of(PROXY, PROXIES, header, lines);
        switch (header) {
            case X_FORWARDED_FOR -> assertThat(found).hasValue(sender);
            // A claim that is malformed makes the whole header unreadable, which harms only who made it.
            case FORWARDED -> assertThat(found.orElse(sender)).isEqualTo(sender);
        }
    }

    @Property
    void a_sender_behind_trusted_proxies_is_found(
            @ForAll ForwardedHeader header,
            @ForAll("strangers") InetAddress sender,
            @ForAll("proxies") List<InetAddress> proxies,
            @ForAll boolean port) {
        List<String> lines = Stream.concat(Stream.of(sender), proxies.stream())
                .map(address -> node(header, address, port))
                .toList();
        assertThat(SenderAddress.of(PROXY, PROXIES, header, lines)).hasValue(sender);
    }

    @Provide
    Arbitrary<InetAddress> strangers() {
        return Arbitraries.oneOf(addresses(4), addresses(16)).filter(address -> !isTrusted(address));
    }

    @Provide
    Arbitrary<List<InetAddress>> proxies() {
        return Arbitraries.oneOf(
                        addresses(4).map(address -> beginning(address, new byte[] {10})),
                        addresses(16)
                                .map(address -> beginning(address, new byte[] {0x20, 0x01, 0x0d, (byte) 0xb8, 0, 1})))
                .list()
                .ofMaxSize(10);
    }

    /** Pieces that mean something to either header, and anything else. */
    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> pieces = Arbitraries.of(
                "for=", "\"", "\\", ",", ";", " ", "10.0.0.2", "185.71.76.1", "[2001:db8::1]", ":80", "unknown", "by=");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(12).map(all -> String.join("", all)), Arbitraries.strings())
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<InetAddress> addresses(int bytes) {
        return Arbitraries.bytes().array(byte[].class).ofSize(bytes).map(SenderAddressPropertyTest::address);
    }

    private static InetAddress beginning(InetAddress address, byte[] first) {
        byte[] bytes = address.getAddress();
        System.arraycopy(first, 0, bytes, 0, first.length);
        return address(bytes);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
