package dev.tollgate.ingest.provider.adapter.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.outbound.OutboundFailure;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.outbound.Pause;
import dev.tollgate.kernel.adapter.time.Machine;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Azure Resource Manager during one operation. Tries again by itself, since Cost Management says how long to wait in
 * headers of its own; and asks for another token once, when the first one expires half-way.
 */
final class Management {
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int MAX_PAGES = 100;
    private static final String AGAIN = "retry-after";

    private final Outbound outbound;
    private final Backoff backoff;
    private final Machine machine;
    private final Pause pause;
    private final AccessTokens tokens;
    private final URI endpoint;
    private String token;
    private boolean renewed;

    Management(Outbound outbound, Backoff backoff, Machine machine, Pause pause, AccessTokens tokens, String endpoint) {
        this.outbound = outbound;
        this.backoff = backoff;
        this.machine = machine;
        this.pause = pause;
        this.tokens = tokens;
        this.endpoint = URI.create(endpoint);
        this.token = tokens.ask(endpoint);
    }

    /**
     * Every page of an answer, each asked for in the same way as the first, as the query API wants it.
     *
     * @param path with its query, from its slash on
     * @param nextLink where a page says where the next one is, as a JSON pointer
     */
    Told pages(String method, String path, String body, String nextLink, String asked) {
        List<JsonNode> pages = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        Optional<URI> next = Optional.of(URI.create(endpoint + path));
        while (next.isPresent()) {
            if (!seen.add(next.get()) || seen.size() > MAX_PAGES) {
                throw AzureError.bad(asked, "has pages without an end");
            }
            Answer answer = authorised(method, next.get(), body);
            if (!answer.isSuccess()) {
                return new Told(List.of(), Optional.of(answer));
            }
            if (answer.status() == 204) {
                return new Told(List.of(), Optional.empty());
            }
            JsonNode page = AzureError.json(answer.body(), asked);
            pages.add(page);
            next = link(page.at(nextLink), asked);
        }
        return new Told(pages, Optional.empty());
    }

    private Answer authorised(String method, URI uri, String body) {
        Answer answer = trying(method, uri, body);
        if (answer.status() == 401 && !renewed && hasExpired(answer)) {
            renewed = true;
            token = tokens.ask(endpoint.toString());
            return trying(method, uri, body);
        }
        return answer;
    }

    private static boolean hasExpired(Answer answer) {
        return AzureError.code(answer)
                        .filter("ExpiredAuthenticationToken"::equals)
                        .isPresent()
                || answer.header("WWW-Authenticate")
                        .filter(challenge -> challenge.contains("invalid_token") && challenge.contains("expired"))
                        .isPresent();
    }

    private Answer trying(String method, URI uri, String body) {
        Map<String, String> headers = Map.of(
                "Authorization", "Bearer " + token, "Accept", "application/json", "Content-Type", "application/json");
        Call call = new Call(method, uri, headers, body.getBytes(StandardCharsets.UTF_8), false, MAX_BYTES);
        for (int tried = 1; ; tried++) {
            Optional<Duration> wait;
            try {
                Answer answer = outbound.send(call);
                wait = Backoff.isPassing(answer.status()) ? pauseAfter(tried, asked(answer)) : Optional.empty();
                if (wait.isEmpty()) {
                    return answer;
                }
            } catch (OutboundRefused e) {
                wait = isPassing(e.failure()) ? pauseAfter(tried, Optional.empty()) : Optional.empty();
                if (wait.isEmpty()) {
                    throw e;
                }
            }
            pause.waitOut(wait.get());
        }
    }

    private Optional<Duration> pauseAfter(int tried, Optional<Duration> asked) {
        return backoff.pause(tried, asked, machine.identifiers().next().getLeastSignificantBits());
    }

    /** The longest of {@code Retry-After} and of {@code x-ms-ratelimit-microsoft.costmanagement-…-retry-after}. */
    private Optional<Duration> asked(Answer answer) {
        return answer.headers().entrySet().stream()
                .filter(header -> header.getKey().equals(AGAIN)
                        || (header.getKey().startsWith("x-ms-ratelimit-microsoft.")
                                && header.getKey().endsWith(AGAIN)))
                .flatMap(header ->
                        Backoff.retryAfter(header.getValue(), machine.clock().instant()).stream())
                .max(Duration::compareTo);
    }

    private static boolean isPassing(OutboundFailure failure) {
        return switch (failure) {
            case UNREACHABLE, TIMEOUT, CUT_OFF -> true;
            case HOST_REFUSED, TOO_LARGE, UNSENDABLE -> false;
        };
    }

    /** A link that leads elsewhere would take the token there. */
    private Optional<URI> link(JsonNode link, String asked) {
        if (link.isMissingNode() || link.isNull() || link.asText().isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(link.asText());
            if (endpoint.getScheme().equalsIgnoreCase(uri.getScheme())
                    && endpoint.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority())) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Told below, without the text of the link.
        }
        throw AzureError.bad(asked, "has a next page at another host");
    }

    /**
     * @param pages none where Azure answers that there is no content
     * @param refused the answer that is no success, if one is; what it means depends on what was asked
     */
    record Told(List<JsonNode> pages, Optional<Answer> refused) {
        Told {
            pages = List.copyOf(pages);
        }
    }
}
