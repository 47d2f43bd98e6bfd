package dev.tollgate.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderAddressTest {
    private static final List<Network> PROXIES =
            Stream.of("10.0.0.0/8", "2001:db8:1::/48").map(Network::of).toList();

    private static String of(String peer, ForwardedHeader header, String... lines) {
        return SenderAddress.of(InetAddress.ofLiteral(peer), PROXIES, header, List.of(lines))
                .map(InetAddress::getHostAddress)
                .orElse("nobody");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                // Not a proxy: whatever it says is its own business.
                "203.0.113.9;;203.0.113.9",
                "203.0.113.9;10.0.0.1;203.0.113.9",
                "203.0.113.9;185.71.76.1;203.0.113.9",
                "::ffff:203.0.113.9;185.71.76.1;203.0.113.9",
                "2001:db8:2::1;185.71.76.1;2001:db8:2:0:0:0:0:1",
                // One proxy, in every spelling of an address.
                "10.0.0.1;203.0.113.9;203.0.113.9",
                "::ffff:10.0.0.1;203.0.113.9;203.0.113.9",
                "2001:db8:1::7;203.0.113.9;203.0.113.9",
                "10.0.0.1;203.0.113.9:4711;203.0.113.9",
                "10.0.0.1;203.0.113.9:65535;203.0.113.9",
                "10.0.0.1;2001:db8:2::1;2001:db8:2:0:0:0:0:1",
                "10.0.0.1;[2001:db8:2::1];2001:db8:2:0:0:0:0:1",
                "10.0.0.1;[2001:DB8:2::1]:443;2001:db8:2:0:0:0:0:1",
                "10.0.0.1;::ffff:203.0.113.9;203.0.113.9",
                "10.0.0.1;[::ffff:203.0.113.9]:80;203.0.113.9",
                "10.0.0.1; \t203.0.113.9\t ;203.0.113.9",
                // What stands left of the first stranger is the stranger's claim.
                "10.0.0.1;185.71.76.1, 203.0.113.9;203.0.113.9",
                "10.0.0.1;unknown,,%, 203.0.113.9;203.0.113.9",
                "10.0.0.1;10.0.0.2, 203.0.113.9, 10.0.0.3;203.0.113.9",
                "10.0.0.1;185.71.76.1, 203.0.113.9, 2001:db8:1::2, ::ffff:10.9.9.9;203.0.113.9",
                // A trusted proxy that does not say, or not readably.
                "10.0.0.1;;nobody",
                "10.0.0.1; ;nobody",
                "10.0.0.1;10.0.0.2;nobody",
                "10.0.0.1;10.0.0.2, 10.0.0.3;nobody",
                "10.0.0.1;203.0.113.9, ;nobody",
                "10.0.0.1;203.0.113.9,, 10.0.0.2;nobody",
                "10.0.0.1;203.0.113.9, unknown;nobody",
                "10.0.0.1;203.0.113.9, _hidden;nobody",
                "10.0.0.1;203.0.113.9, sender.example;nobody",
                "10.0.0.1;203.0.113.9, localhost;nobody",
                "10.0.0.1;203.0.113.9, 1;nobody",
                "10.0.0.1;203.0.113.9, 203.113;nobody",
                "10.0.0.1;203.0.113.9, 203.0.113.09;nobody",
                "10.0.0.1;203.0.113.9, 203.0.113.256;nobody",
                "10.0.0.1;203.0.113.9, 0xcb.0.113.9;nobody",
                "10.0.0.1;203.0.113.9:;nobody",
                "10.0.0.1;203.0.113.9:65536;nobody",
                "10.0.0.1;203.0.113.9:+80;nobody",
                "10.0.0.1;203.0.113.9 10.0.0.2;nobody",
                "10.0.0.1;\"203.0.113.9\";nobody",
                "10.0.0.1;[203.0.113.9];nobody",
                "10.0.0.1;[2001:db8:2::1;nobody",
                "10.0.0.1;2001:db8:2::1];nobody",
                "10.0.0.1;[2001:db8:2::1]443;nobody",
                "10.0.0.1;fe80::1%eth0;nobody",
                "10.0.0.1;for=203.0.113.9;nobody"
            })
    void the_sender_is_who_the_last_trusted_proxy_saw(String peer, String header, String sender) {
        String[] lines = header == null ? new String[0] : new String[] {header};
        assertThat(of(peer, ForwardedHeader.X_FORWARDED_FOR, lines)).isEqualTo(sender);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            value = {
                "203.0.113.9!for=185.71.76.1!203.0.113.9",
                "10.0.0.1!for=203.0.113.9!203.0.113.9",
                "10.0.0.1!FOR=203.0.113.9;proto=https;by=10.0.0.1!203.0.113.9",
                "10.0.0.1!proto=https ; for=\"203.0.113.9\" ;host=\"a,b;for=1\"!203.0.113.9",
                "10.0.0.1!for=\"203.0.113.9:4711\"!203.0.113.9",
                "10.0.0.1!for=\"203\\.0.113.9\"!203.0.113.9",
                "10.0.0.1!for=\"[2001:db8:2::1]\"!2001:db8:2:0:0:0:0:1",
                "10.0.0.1!for=\"[2001:db8:2::1]:4711\"!2001:db8:2:0:0:0:0:1",
                "10.0.0.1!for=unknown, for=185.71.76.1, for=203.0.113.9,for=10.0.0.2!203.0.113.9",
                "10.0.0.1!!nobody",
                "10.0.0.1!,for=203.0.113.9!nobody",
                "10.0.0.1!for=203.0.113.9,!nobody",
                "10.0.0.1!for=203.0.113.9;!nobody",
                "10.0.0.1!for=203.0.113.9;for=185.71.76.1!nobody",
                "10.0.0.1!for=203.0.113.9, proto=https!nobody",
                "10.0.0.1!for=!nobody",
                "10.0.0.1!for!nobody",
                "10.0.0.1!=203.0.113.9!nobody",
                "10.0.0.1!for =203.0.113.9!nobody",
                "10.0.0.1!for= 203.0.113.9!nobody",
                "10.0.0.1!for=203.0.113.9:4711!nobody",
                "10.0.0.1!for=2001:db8:2::1!nobody",
                "10.0.0.1!for=\"2001:db8:2::1\"!nobody",
                "10.0.0.1!for=\"203.0.113.9:_port\"!nobody",
                "10.0.0.1!for=unknown!nobody",
                "10.0.0.1!for=_hidden!nobody",
                "10.0.0.1!for=203.0.113.9 for=185.71.76.1!nobody",
                "10.0.0.1!203.0.113.9!nobody",
                // A quote left open, for the proxy's own element to end in.
                "10.0.0.1!for=185.71.76.1;x=\", for=203.0.113.9!nobody",
                "10.0.0.1!for=185.71.76.1;x=\", for=\"203.0.113.9:1\"!nobody",
                "10.0.0.1!for=185.71.76.1;x=\"\\, for=\"203.0.113.9:1\"!nobody",
                "10.0.0.1!for=\"203.0.113.9!nobody",
                "10.0.0.1!for=\"203.0.113.9\\!nobody",
                "10.0.0.1!for=\"203.0.113.9\"x!nobody"
            })
    void rfc_7239_is_read_strictly(String peer, String header, String sender) {
        String[] lines = header == null ? new String[0] : new String[] {header};
        assertThat(of(peer, ForwardedHeader.FORWARDED, lines)).isEqualTo(sender);
    }

    @Test
    void several_lines_are_one_list_in_their_order() {
        assertThat(of("10.0.0.1", ForwardedHeader.X_FORWARDED_FOR, "185.71.76.1", "203.0.113.9, 10.0.0.2", "10.0.0.3"))
                .isEqualTo("203.0.113.9");
        assertThat(of("10.0.0.1", ForwardedHeader.X_FORWARDED_FOR, "203.0.113.9", ""))
                .isEqualTo("nobody");
        assertThat(of("10.0.0.1", ForwardedHeader.FORWARDED, "for=185.71.76.1", "for=203.0.113.9, for=10.0.0.2"))
                .isEqualTo("203.0.113.9");
        assertThat(of("10.0.0.1", ForwardedHeader.FORWARDED, "for=185.71.76.1;x=\"", "for=203.0.113.9\""))
                .isEqualTo("nobody");
    }

    @Test
    void a_row_of_more_proxies_than_anybody_has_names_nobody() {
        String most = String.join(",", Collections.nCopies(SenderAddress.MOST_PROXIES - 1, "10.0.0.2"));
        assertThat(of("10.0.0.1", ForwardedHeader.X_FORWARDED_FOR, "203.0.113.9," + most))
                .isEqualTo("203.0.113.9");
        assertThat(of("10.0.0.1", ForwardedHeader.X_FORWARDED_FOR, "203.0.113.9,10.0.0.2," + most))
                .isEqualTo("nobody");
    }

    @Test
    void the_proxy_that_said_so_is_named_and_nobody_where_the_sender_is_at_the_other_end() {
        InetAddress sender = InetAddress.ofLiteral("203.0.113.9");
        InetAddress proxy = InetAddress.ofLiteral("10.0.0.1");
        assertThat(SenderAddress.via(proxy, sender)).hasValue(proxy);
        assertThat(SenderAddress.via(InetAddress.ofLiteral("::ffff:10.0.0.1"), sender))
                .hasValue(proxy);
        assertThat(SenderAddress.via(sender, sender)).isEmpty();
    }

    @Test
    void a_zone_of_this_machine_is_no_part_of_the_address() throws Exception {
        InetAddress zoned =
                Inet6Address.getByAddress("", Network.of("fe80::1").first().getAddress(), 1);
        Optional<InetAddress> sender = SenderAddress.of(zoned, PROXIES, ForwardedHeader.X_FORWARDED_FOR, List.of());
        assertThat(sender.orElseThrow().getHostAddress()).isEqualTo("fe80:0:0:0:0:0:0:1");
        assertThat(SenderAddress.via(zoned, sender.orElseThrow())).isEmpty();
    }
}
