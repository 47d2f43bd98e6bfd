package dev.tollgate.ingest.credential;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What {@code FICECAL_SECRET_RESOLVER_ENDPOINT} must look like for each backend. Looks at the text only. */
public final class ResolverEndpoint {
    private ResolverEndpoint() {}

    /** What is wrong with it, without repeating it; empty when nothing is. */
    static Optional<String> mistake(BackendKind kind, String endpoint, boolean mayBePlain) {
        return switch (kind) {
            case VAULT, HTTP -> webMistake(endpoint, mayBePlain);
            case FILE -> folder(endpoint).isPresent() ? Optional.empty() : Optional.of("is no file: URL of a folder");
            // A4 asks for an endpoint of every backend; here nothing is to be reached.
            case ENV -> Optional.empty();
        };
    }

    /** The address of a vault or a resolver, if it can be one. */
    public static Optional<URI> web(String endpoint) {
        return parsed(endpoint)
                .filter(uri -> "https".equals(scheme(uri)) || "http".equals(scheme(uri)))
                .filter(uri -> uri.getHost() != null && !uri.getHost().isEmpty())
                .filter(uri -> uri.getRawUserInfo() == null)
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null);
    }

    /** The folder of mounted secrets, if the text can name one. */
    public static Optional<Path> folder(String endpoint) {
        return parsed(endpoint).filter(uri -> "file".equals(scheme(uri))).flatMap(ResolverEndpoint::path);
    }

    private static Optional<String> webMistake(String endpoint, boolean mayBePlain) {
        Optional<URI> uri = web(endpoint);
        if (uri.isEmpty()) {
            return Optional.of("is no http(s) URL, or has a user, a query or a fragment in it");
        }
        if (!mayBePlain
                && "http".equals(scheme(uri.get()))
                && !isThisMachine(uri.get().getHost())) {
            return Optional.of("has no TLS; without it only this machine is asked, or any host with"
                    + " TOLLGATE_CREDENTIAL_ALLOW_PLAIN_HTTP=true");
        }
        return Optional.empty();
    }

    /** By the name alone: a look-up would be a call before everything is known to be there (A4). */
    private static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    private static Optional<Path> path(URI uri) {
        try {
            return Optional.of(Path.of(uri));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            // A file: URL with a host, a query or a relative path.
            return Optional.empty();
        }
    }

    private static Optional<URI> parsed(String endpoint) {
        try {
            return Optional.of(new URI(endpoint.strip()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }
}
