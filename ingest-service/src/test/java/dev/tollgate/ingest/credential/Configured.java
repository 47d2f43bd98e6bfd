package dev.tollgate.ingest.credential;

import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.platform.SecretBackends;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.time.Machine;
import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.kernel.house.SeededIdentifiers;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Credentials as variables configure them, from the names in application.properties to the backend. */
final class Configured {
    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    final MovableClock clock = new MovableClock(START);
    private final Map<String, String> environment = new HashMap<>();
    private String profile = "prod";

    static Configured with(Map<String, String> variables) {
        Configured configured = new Configured();
        configured.environment.putAll(variables);
        return configured;
    }

    /** A backend, with one AWS secret at a location. */
    static Configured with(String backend, String endpoint, String location) {
        return with(Map.of(
                "FICECAL_CREDENTIALS_BACKEND",
                backend,
                "FICECAL_SECRET_RESOLVER_ENDPOINT",
                endpoint,
                "FICECAL_AWS_CREDENTIAL_REF",
                "cred://billing/aws",
                "TOLLGATE_CREDENTIAL_REFERENCES",
                "billing/aws=" + location));
    }

    Configured and(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Configured in(String name) {
        profile = name;
        return this;
    }

    /** What one process holds; a second one starts with nothing kept. */
    Resolving started() {
        SmallRyeConfig read = read();
        return SecretBackends.resolving(
                read.getConfigMapping(CredentialConfig.class),
                read.getConfigMapping(OutboundConfig.class),
                new Machine(clock, new SeededIdentifiers(4)),
                new RunProfile(profile),
                name -> Optional.ofNullable(environment.get(name)));
    }

    /** Resolved by a process that has just started. */
    Credential resolved() {
        return started().resolve(ProviderId.AWS);
    }

    CredentialConfig config() {
        return read().getConfigMapping(CredentialConfig.class);
    }

    /** The names are mapped in application.properties; a test that bypassed it would prove nothing. */
    private SmallRyeConfig read() {
        Properties properties = new Properties();
        try (InputStream file = Configured.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> lines = new HashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("tollgate.credential."))
                .forEach(name -> lines.put(name, properties.getProperty(name)));
        return new SmallRyeConfigBuilder()
                .withMapping(CredentialConfig.class)
                .withMapping(OutboundConfig.class)
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(lines, "application.properties", 100))
                .withSources(new EnvConfigSource(environment, 300))
                .build();
    }
}
