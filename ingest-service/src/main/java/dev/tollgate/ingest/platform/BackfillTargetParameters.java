package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.backfill.EventReceiver;
import dev.tollgate.ingest.backfill.adapter.http.EventReceivers;
import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.kernel.adapter.time.Machine;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a backfill is sent, and by whom. */
final class BackfillTargetParameters {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    @Option(names = "--server", paramLabel = "URL", description = "The gateway: https, or http at a loopback address.")
    private @Nullable String server;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "The API key, in a file that only its owner may read. Else it is taken from the environment"
                    + " variable " + ApiKeyText.VARIABLE + ".")
    private @Nullable Path keyFile;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    /** What of this stands in the command that sends, as far as it was given. */
    List<String> shown() {
        return Stream.of(
                        List.of("--server", server == null ? "URL" : server),
                        keyFile == null ? List.<String>of() : List.of("--api-key-file", keyFile.toString()))
                .flatMap(List::stream)
                .toList();
    }

    /** @throws ParameterException when where to send, or by whom, is not said or is wrong */
    EventReceiver receiver(Machine machine) {
        URI gateway = gateway();
        String key = key();
        OutboundConfig config = CommandConfig.of(spec.commandLine(), List.of(OutboundConfig.class))
                .getConfigMapping(OutboundConfig.class);
        // The list of providers' hosts has no say here: exactly the one that was named is called.
        Outbound outbound = HttpOutbound.calling(AllowedHosts.only(gateway.getHost()), config, machine);
        return EventReceivers.gateway(gateway, key, outbound, machine.clock());
    }

    /** Looked at in a dry run too, so that the command that it prints is one that works. */
    void requireSendable() {
        if (server != null) {
            gateway();
        }
    }

    private URI gateway() {
        if (server == null) {
            throw wrong("--live needs --server URL");
        }
        URI uri;
        try {
            uri = new URI(server).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw wrong("--server is no URL");
        }
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (host.isEmpty() || !plain) {
            throw wrong("--server is a URL with a host, and without a user, a query or a fragment");
        }
        boolean isSecret = "https".equalsIgnoreCase(uri.getScheme());
        if (!isSecret
                && !("http".equalsIgnoreCase(uri.getScheme())
                        && LOOPBACK.matcher(host).matches())) {
            throw wrong("--server is https; http only at a loopback address: the API key would be readable on its way");
        }
        return uri;
    }

    private String key() {
        try {
            return keyFile == null ? ApiKeyText.ofEnvironment() : ApiKeyText.of(keyFile);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
