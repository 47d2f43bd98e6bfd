package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.ingest.trust.adapter.sandbox.Sandboxes;
import dev.tollgate.ingest.trust.matrix.Target;
import dev.tollgate.kernel.adapter.time.Machine;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a matrix is tried. */
final class MatrixTargetParameters {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    @Option(names = "--target", paramLabel = "URL", description = "The endpoint: https, or http at a loopback address.")
    private @Nullable String target;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description = "The host may be sent to. Once for each; without one nothing is sent.")
    private List<String> allowed = List.of();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    /** Looked at in a dry run too. */
    void requireUsage() {
        if (target != null) {
            uri();
        }
    }

    /** @throws ParameterException when it is not said, is wrong, or is not allowed */
    Target target(Machine machine) {
        if (target == null) {
            throw wrong("--send needs --target URL");
        }
        URI uri = uri();
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (allowed.stream().noneMatch(each -> each.toLowerCase(Locale.ROOT).equals(host))) {
            throw wrong("--send needs --allow-host " + host);
        }
        OutboundConfig config = CommandConfig.of(spec.commandLine(), List.of(OutboundConfig.class))
                .getConfigMapping(OutboundConfig.class);
        Outbound outbound = HttpOutbound.calling(AllowedHosts.only(uri.getHost()), config, machine);
        return Sandboxes.at(uri, outbound);
    }

    private URI uri() {
        URI uri;
        try {
            uri = new URI(String.valueOf(target)).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw wrong("--target is no URL");
        }
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty() || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw wrong("--target is a URL with a host, and without a user or a fragment");
        }
        boolean isHttps = "https".equalsIgnoreCase(uri.getScheme());
        boolean isLoopback = "http".equalsIgnoreCase(uri.getScheme())
                && LOOPBACK.matcher(host).matches();
        if (!isHttps && !isLoopback) {
            throw wrong("--target is https; http only at a loopback address: tokens would be readable on their way");
        }
        return uri;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
