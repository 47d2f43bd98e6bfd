package dev.tollgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "185.71.76.0/27, 185.71.76.31, true",
        "185.71.76.0/27, 185.71.76.32, false",
        "77.75.156.11, 77.75.156.11, true",
        "77.75.156.11, 77.75.156.10, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 10.0.0.1, false",
        "2a02:5180::/32, 2a02:5180:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "2a02:5180::/32, 2a02:5181::, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:10.1.2.3, 10.1.2.3, true",
        "::10.0.0.0/104, 10.0.0.0, false"
    })
    void an_address_is_inside_or_it_is_not(String network, String address, boolean inside) {
        assertThat(Network.of(network).contains(Network.address(address).orElseThrow()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 48, 203.0.113.9/32",
        "203.0.113.255, 25, 203.0.113.128/25",
        "2001:db8:1:2::3, 48, 2001:db8:1:0:0:0:0:0/48",
        "2001:db8:1:2::3, 128, 2001:db8:1:2:0:0:0:3/128",
        "2001:db8:1:2::3, 0, 0:0:0:0:0:0:0:0/0"
    })
    void around_an_address_lies_the_network_of_its_first_bits(String address, int prefix, String network) {
        assertThat(Network.around(InetAddress.ofLiteral(address), prefix)).hasToString(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "2001:db8::1/64",
                "::/129",
                "10/8",
                "10.0/16",
                "010.0.0.0/8",
                "256.0.0.0/8",
                "0x0a.0.0.0/8",
                "10.0.0.0 /8",
                " 10.0.0.0/8",
                "[::1]/128",
                "fe80::1%eth0",
                "localhost",
                "example.com/32",
                "beef",
                "1:2:3:4:5:6:7:8:9",
                "::ffff:10.0.0",
                "::ffff:10.0.0.0/8",
                "::ffff:10.0.0.0/104",
                ":",
                "١٠.0.0.0/8"
            })
    void whatever_is_no_network_is_refused_with_its_own_words(String text) {
        assertThatThrownBy(() -> Network.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text + " is no network in CIDR notation");
    }

    @Test
    void an_address_in_either_spelling_of_ipv4_is_one_address() throws Exception {
        InetAddress expected = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        assertThat(Network.address("192.0.2.1")).hasValue(expected);
        assertThat(Network.address("::ffff:192.0.2.1")).hasValue(expected);
        assertThat(Network.address("::FFFF:c000:201")).hasValue(expected);
        assertThat(Network.of("192.0.2.1")).hasToString("192.0.2.1/32").isEqualTo(Network.of("::ffff:192.0.2.1"));
        assertThatThrownBy(() -> new Network(expected, 31)).hasMessage("192.0.2.1/31 is no network in CIDR notation");
    }
}
