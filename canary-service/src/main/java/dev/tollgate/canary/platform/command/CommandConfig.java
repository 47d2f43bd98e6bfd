package dev.tollgate.canary.platform.command;

import dev.tollgate.canary.probe.ProbingConfig;
import dev.tollgate.canary.safety.SafetyConfig;
import dev.tollgate.canary.sandbox.SandboxConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;

/** The configuration of a command: the same keys, from environment variables and system properties, without a container. */
record CommandConfig(SafetyConfig safety, ProbingConfig probing, SandboxConfig sandbox) {
    private static final int DURATION_PRIORITY = 200;

    static CommandConfig read() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                // The container's spelling of durations, 5s; by itself SmallRye knows only PT5S.
                .withConverter(Duration.class, DURATION_PRIORITY, new DurationConverter())
                .withMapping(SafetyConfig.class)
                .withMapping(ProbingConfig.class)
                .withMapping(SandboxConfig.class)
                .build();
        return new CommandConfig(
                config.getConfigMapping(SafetyConfig.class),
                config.getConfigMapping(ProbingConfig.class),
                config.getConfigMapping(SandboxConfig.class));
    }
}
