package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import dev.tollgate.kernel.adapter.peer.PeerTokens;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One webhook on its way: the sender's headers, and our word for the address that he came from.
 *
 * @param via the proxy that said so; empty where he connected himself
 */
record WebhookErrand(
        InetAddress sender,
        Optional<InetAddress> via,
        List<Map.Entry<String, String>> headers,
        PeerTokens tokens,
        Runnable givesBack)
        implements Errand {
    @Override
    public Peer peer() {
        return Peer.INGEST;
    }

    @Override
    public String bearer() {
        return tokens.bearerForSender(peer().peerName(), sender, via);
    }

    @Override
    public void addHeaders(HttpClientRequest out) {
        headers.forEach(field -> out.headers().add(field.getKey(), field.getValue()));
    }

    @Override
    public Response answer(HttpClientResponse in, Buffer body) {
        return EndToEnd.answerToSender(peer(), in, body);
    }

    @Override
    public void over() {
        givesBack.run();
    }
}
