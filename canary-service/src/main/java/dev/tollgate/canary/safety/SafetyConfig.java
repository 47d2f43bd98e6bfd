package dev.tollgate.canary.safety;

import dev.tollgate.kernel.Money;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** The limits that no request can widen. */
@ConfigMapping(prefix = "tollgate.canary")
public interface SafetyConfig {
    /**
     * The most that one charge of a probe may move, inclusive, as {@code 10 RUB}; set to nothing, no probe runs. {@code
     * TOLLGATE_CANARY_MAX_AMOUNT}, 10 RUB unless set.
     */
    @WithDefault("10 RUB")
    @WithConverter(MoneyConverter.class)
    Optional<Money> maxAmount();

    /**
     * The hosts that a target may have, lower case, separated by commas. {@code TOLLGATE_CANARY_ALLOWED_HOSTS}, the
     * loopback host unless set.
     */
    @WithDefault("127.0.0.1,localhost")
    Set<String> allowedHosts();
}
