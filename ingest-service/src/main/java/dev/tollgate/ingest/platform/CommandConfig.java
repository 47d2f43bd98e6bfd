package dev.tollgate.ingest.platform;

import dev.tollgate.kernel.adapter.command.WrongConfiguration;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;

/** The service's configuration for a command, which has no container: the environment over what the service ships. */
final class CommandConfig {
    /** Below the environment and system properties, above the mappings' defaults. */
    private static final int SHIPPED_ORDINAL = 100;

    /** That of the service, above those built in. */
    private static final int CONVERTER_PRIORITY = 200;

    private CommandConfig() {}

    /** @throws CommandLine.ParameterException naming the key that is wrong */
    static SmallRyeConfig of(CommandLine command, List<Class<?>> mappings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addSystemSources()
                .addDefaultInterceptors()
                // The service's own: without it 24h would be a duration to the one and none to the other.
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withSources(shipped());
        mappings.forEach(builder::withMapping);
        try {
            return builder.build();
        } catch (ConfigValidationException e) {
            // Without a cause: its message repeats what was set, which may be a key in the wrong place.
            throw new CommandLine.ParameterException(
                    command, WrongConfiguration.of(e).text());
        }
    }

    private static PropertiesConfigSource shipped() {
        URL properties = CommandConfig.class.getResource("/application.properties");
        if (properties == null) {
            throw new IllegalStateException("the service's application.properties is not there");
        }
        try {
            return new PropertiesConfigSource(properties, SHIPPED_ORDINAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
