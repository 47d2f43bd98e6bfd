package dev.tollgate.canary.probe;

import dev.tollgate.canary.safety.MoneyConverter;
import dev.tollgate.kernel.Money;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a probe does unless a request says otherwise, and when it does it by itself. */
@ConfigMapping(prefix = "tollgate.canary")
public interface ProbingConfig {
    /** What a top-up pays where the request names no amount. {@code TOLLGATE_CANARY_AMOUNT}, 10 RUB unless set. */
    @WithDefault("10 RUB")
    @WithConverter(MoneyConverter.class)
    Money amount();

    /** How often the wallet-top-up probe runs by itself, as {@code 15m}. {@code TOLLGATE_CANARY_EVERY}, off unless set. */
    @WithDefault("off")
    String every();

    /**
     * How often interrupted runs are looked for, which are then cleaned up and ended. {@code
     * TOLLGATE_CANARY_RECOVER_EVERY}, 10 s unless set.
     */
    @WithDefault("10s")
    String recoverEvery();

    /**
     * How long a target may take for one whole answer. A run that notes nothing for twelve times as long is taken for
     * interrupted. {@code TOLLGATE_CANARY_REQUEST_TIMEOUT}, 5 s unless set.
     */
    @WithDefault("5s")
    Duration requestTimeout();
}
