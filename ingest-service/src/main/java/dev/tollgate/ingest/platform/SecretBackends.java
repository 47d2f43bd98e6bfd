package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.credential.BackendKind;
import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.credential.LiveReadiness;
import dev.tollgate.ingest.credential.ResolverEndpoint;
import dev.tollgate.ingest.credential.Resolving;
import dev.tollgate.ingest.credential.RunProfile;
import dev.tollgate.ingest.credential.SecretBackend;
import dev.tollgate.ingest.credential.adapter.env.EnvironmentBackend;
import dev.tollgate.ingest.credential.adapter.file.FileBackend;
import dev.tollgate.ingest.credential.adapter.http.ResolverBackend;
import dev.tollgate.ingest.credential.adapter.vault.VaultBackend;
import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.kernel.adapter.time.Machine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts what resolves references together, for the service and for commands alike. */
public final class SecretBackends {
    private SecretBackends() {}

    /** @param environment a variable's value by its name; asked by the backend {@code env}, and for {@code VAULT_TOKEN} */
    public static Resolving resolving(
            CredentialConfig config,
            OutboundConfig outbound,
            Machine machine,
            RunProfile profile,
            Function<String, Optional<String>> environment) {
        Optional<SecretBackend> backend = LiveReadiness.kind(config)
                .flatMap(kind -> backend(kind, config, outbound, machine, profile, environment));
        return new Resolving(config, backend, machine.clock(), machine.identifiers());
    }

    /** Empty where the endpoint is no address of that kind; what is missing then says so. */
    private static Optional<SecretBackend> backend(
            BackendKind kind,
            CredentialConfig config,
            OutboundConfig outbound,
            Machine machine,
            RunProfile profile,
            Function<String, Optional<String>> environment) {
        String endpoint = config.resolverEndpoint().orElse("");
        return switch (kind) {
            case VAULT ->
                ResolverEndpoint.web(endpoint)
                        .map(uri -> VaultBackend.asking(
                                uri,
                                config,
                                callsTo(uri, config, outbound, machine),
                                machine.clock(),
                                profile,
                                environment));
            case HTTP ->
                ResolverEndpoint.web(endpoint)
                        .map(uri -> ResolverBackend.asking(
                                uri,
                                config.http().tokenFile(),
                                config.maxBytes(),
                                callsTo(uri, config, outbound, machine),
                                machine.clock()));
            case FILE ->
                ResolverEndpoint.folder(endpoint).map(folder -> FileBackend.reading(folder, config.maxBytes()));
            case ENV -> Optional.of(EnvironmentBackend.reading(profile, environment, config.maxBytes()));
        };
    }

    /** To the operator's own backend and nowhere else; providers' hosts are no concern of it, nor is it of theirs. */
    private static Outbound callsTo(URI endpoint, CredentialConfig config, OutboundConfig outbound, Machine machine) {
        return HttpOutbound.calling(
                AllowedHosts.only(endpoint.getHost()),
                new OneTry(outbound.connectTimeout(), config.timeout()),
                machine);
    }

    /** Whoever resolves decides when a reference is asked for again; a call below that tries again would be a storm. */
    private record OneTry(Duration connectTimeout, Duration answerTimeout) implements OutboundConfig {
        @Override
        public List<String> allowedHosts() {
            return List.of();
        }

        @Override
        public Optional<List<String>> privateHosts() {
            return Optional.empty();
        }

        @Override
        public int attempts() {
            return 1;
        }

        @Override
        public Duration maxBackoff() {
            return Duration.ZERO;
        }
    }
}
