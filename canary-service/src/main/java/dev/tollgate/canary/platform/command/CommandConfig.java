package dev.tollgate.canary.platform.command;

import dev.tollgate.canary.probe.ProbingConfig;
import dev.tollgate.canary.safety.SafetyConfig;
import dev.tollgate.canary.sandbox.SandboxConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The configuration of a command: the same keys, from environment variables and system properties, without a container. */
record CommandConfig(SafetyConfig safety, ProbingConfig probing, SandboxConfig sandbox) {
    static CommandConfig read() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
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
