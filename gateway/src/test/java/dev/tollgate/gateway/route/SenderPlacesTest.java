package dev.tollgate.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.Network;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderPlacesTest {
    private static final Network ONE = Network.of("203.0.113.1");
    private static final Network OTHER = Network.of("203.0.113.2");

    @Test
    void each_sender_has_his_own_places_and_a_refused_one_takes_none() {
        SenderPlaces places = new SenderPlaces(2);
        assertThat(places.take(ONE)).isTrue();
        assertThat(places.take(ONE)).isTrue();
        assertThat(places.take(ONE)).isFalse();
        assertThat(places.take(ONE)).isFalse();
        assertThat(places.take(OTHER)).isTrue();
        places.giveBack(ONE);
        assertThat(places.take(ONE)).isTrue();
        assertThat(places.take(ONE)).isFalse();
    }

    @Test
    void whoever_has_none_under_way_is_forgotten() {
        SenderPlaces places = new SenderPlaces(1);
        assertThat(places.take(ONE)).isTrue();
        assertThat(places.take(ONE)).isFalse();
        assertThat(places.take(OTHER)).isTrue();
        assertThat(places.senders()).isEqualTo(2);
        places.giveBack(ONE);
        places.giveBack(OTHER);
        assertThat(places.senders()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.1, 203.0.113.1/32",
        "::ffff:203.0.113.1, 203.0.113.1/32",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "::1, 0:0:0:0:0:0:0:0/64"
    })
    void who_has_one_address_of_ipv6_has_all_behind_its_first_half(String address, String counted) {
        assertThat(SenderAddress.counted(InetAddress.ofLiteral(address))).hasToString(counted);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.1, 203.0.113.1/32",
        "::ffff:203.0.113.1, 203.0.113.1/32",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0/48",
        "2001:db8:1:ffff::1, 2001:db8:1:0:0:0:0:0/48",
        "2001:db8:2::1, 2001:db8:2:0:0:0:0:0/48"
    })
    void places_are_a_sites_who_has_many_such_halves(String address, String site) {
        assertThat(SenderAddress.site(InetAddress.ofLiteral(address))).hasToString(site);
    }
}
