package dev.tollgate.canary.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The built-in sandbox, which listens on the loopback address only. */
@ConfigMapping(prefix = "tollgate.sandbox")
public interface SandboxConfig {
    /** The TCP port; 0 takes any free one. {@code TOLLGATE_SANDBOX_PORT}, 0 unless set. */
    @WithDefault("0")
    @Min(0)
    @Max(65535)
    int port();

    /** How many wallets it remembers; the oldest closed one makes room. {@code TOLLGATE_SANDBOX_MAX_WALLETS}, 1000. */
    @WithDefault("1000")
    @Min(2)
    @Max(1_000_000)
    int maxWallets();
}
