package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.rest.ProblemResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * What passes from one end to the other, and what is made of what may not.
 *
 * <p>Headers are named one by one, in both directions: what is not named does not pass, so no forwarding header, no
 * cookie and no credential from outside ever reaches a service, whatever it is called. Only what comes with a webhook
 * passes by other rules, those of {@link SenderHeaders}.
 */
final class EndToEnd {
    private static final Logger LOG = Logger.getLogger(EndToEnd.class);
    private static final List<String> BACK =
            List.of("Content-Type", "ETag", "Location", "Retry-After", "X-Correlation-Id");
    private static final Pattern UPWARDS = Pattern.compile("\\\\|/\\.|%(2e|2f|5c)", Pattern.CASE_INSENSITIVE);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private EndToEnd() {}

    static RequestOptions target(URI address, HttpServerRequest request, Duration timeout) {
        return new RequestOptions()
                .setAbsoluteURI(address.resolve("/") + rawPathAndQuery(request))
                .setMethod(HttpMethod.valueOf(request.method().name()))
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis());
    }

    /**
     * As it came, so that what was encoded stays encoded. Never the request's whole URI, which may name a host; and no
     * step upwards, which another reader of the same path could follow to another operation.
     */
    private static String rawPathAndQuery(HttpServerRequest request) {
        String path = Objects.requireNonNull(request.path(), "a request that was routed has a path");
        if (UPWARDS.matcher(path).find()) {
            throw new ProblemException(Problem.InvalidRequest.of("path", "has a segment that leads upwards"));
        }
        String query = request.query();
        return path.substring(1) + (query == null ? "" : "?" + query);
    }

    /** One that came twice goes on twice: which of them counts is for the service to say. */
    static void headers(HttpServerRequest request, List<String> names, HttpClientRequest out) {
        for (String name : names) {
            List<String> values = request.headers().getAll(name);
            if (!values.isEmpty()) {
                out.putHeader(name, values);
            }
        }
    }

    static Response answer(Peer peer, HttpClientResponse in, Buffer body) {
        if (!passes(in)) {
            throw notForTheCaller(peer, in);
        }
        return passed(in, body).build();
    }

    /**
     * To somebody who sent a webhook: a refusal of what he sent is his, and one of our own token is not, so the problem's
     * type tells. The service names the scheme of a 401 itself.
     */
    static Response answerToSender(Peer peer, HttpClientResponse in, Buffer body) {
        boolean refusal = in.statusCode() == UNAUTHORIZED || in.statusCode() == FORBIDDEN;
        if (refusal ? !isOfTheDelivery(body) : !passes(in)) {
            throw notForTheCaller(peer, in);
        }
        Response.ResponseBuilder out = passed(in, body);
        String scheme = in.getHeader(HttpHeaders.WWW_AUTHENTICATE);
        return (scheme == null ? out : out.header(HttpHeaders.WWW_AUTHENTICATE, scheme)).build();
    }

    private static boolean isOfTheDelivery(Buffer body) {
        try {
            return ProblemResponse.WEBHOOK_REFUSED_TYPE.equals(new JsonObject(body).getValue("type"));
        } catch (DecodeException notJson) {
            return false;
        }
    }

    private static ProblemException notForTheCaller(Peer peer, HttpClientResponse in) {
        LOG.warnf("%s answered %d, which is not for the caller", peer.peerName(), in.statusCode());
        return unavailable(peer);
    }

    private static Response.ResponseBuilder passed(HttpClientResponse in, Buffer body) {
        Response.ResponseBuilder out = Response.status(in.statusCode());
        for (String name : BACK) {
            String value = in.getHeader(name);
            if (value != null) {
                out.header(name, value);
            }
        }
        return body.length() == 0 ? out : out.entity(body.getBytes());
    }

    /**
     * A 401 is about our own token, a redirect would lead past this door, and a 5xx that is no problem of the service's
     * own comes from something in between.
     */
    private static boolean passes(HttpClientResponse in) {
        int status = in.statusCode();
        String type = in.getHeader("Content-Type");
        boolean isProblem = type != null && type.startsWith(ProblemResponse.MEDIA_TYPE);
        return (status >= 200 && status < 300)
                || status == 304
                || (status >= 400 && status < 500 && status != UNAUTHORIZED)
                || (status >= 500 && isProblem);
    }

    static ProblemException unavailable(Peer peer, Throwable failure) {
        LOG.warnf("%s does not answer: %s", peer.peerName(), failure);
        return unavailable(peer);
    }

    private static ProblemException unavailable(Peer peer) {
        return new ProblemException(new Problem.Unavailable(
                "The " + peer.peerName() + " does not answer as it should. Nothing is known of the outcome.",
                RETRY_AFTER));
    }
}
