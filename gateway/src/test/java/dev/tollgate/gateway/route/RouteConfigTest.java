package dev.tollgate.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.kernel.Network;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteConfigTest {
    private static RouteConfig config(Map<String, String> given) {
        Map<String, String> all = new HashMap<>();
        for (String peer : List.of("ingest", "reconcile", "canary")) {
            all.put("tollgate.route." + peer + "-url", "http://127.0.0.1:1");
        }
        given.forEach((key, value) -> all.put("tollgate.route." + key, value));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(RouteConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 1_000))
                .build()
                .getConfigMapping(RouteConfig.class);
    }

    @Test
    void nobody_is_a_trusted_proxy_unless_he_is_named() {
        for (Map<String, String> none :
                List.<Map<String, String>>of(Map.of(), Map.of("trusted-proxies", "${TOLLGATE_NOT_SET:}"))) {
            RouteConfig config = config(none);
            assertThat(config.trustedProxies()).isEmpty();
            assertThat(config.webhookProxies()).isEmpty();
            assertThat(config.forwardedHeader()).isEqualTo(ForwardedHeader.X_FORWARDED_FOR);
        }
    }

    @Test
    void proxies_are_networks_for_all_or_for_one_provider() {
        RouteConfig config = config(Map.of(
                "trusted-proxies", "10.0.0.0/8,2001:db8::/32",
                "forwarded-header", "forwarded",
                "webhook-proxies.\"stripe\"", "192.0.2.1"));
        assertThat(config.trustedProxies()).hasValue(List.of(Network.of("10.0.0.0/8"), Network.of("2001:db8::/32")));
        assertThat(config.forwardedHeader()).isEqualTo(ForwardedHeader.FORWARDED);
        assertThat(config.webhookProxies()).isEqualTo(Map.of("stripe", List.of(Network.of("192.0.2.1"))));
    }

    @Test
    void a_proxy_that_is_no_network_and_a_header_that_is_not_known_stop_the_start() {
        assertThatThrownBy(() -> config(Map.of("trusted-proxies", "balancer.example")))
                .hasMessageContaining("tollgate.route.trusted-proxies");
        assertThatThrownBy(() -> config(Map.of("forwarded-header", "x-real-ip")))
                .hasMessageContaining("tollgate.route.forwarded-header");
    }
}
