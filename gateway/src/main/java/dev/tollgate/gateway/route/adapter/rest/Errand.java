package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.ws.rs.core.Response;

/** What is its own about one request that is carried with its body streaming. */
interface Errand {
    Peer peer();

    /** The value of our own {@code Authorization}. Asked on a worker thread. */
    String bearer();

    /** Puts in what goes along of the sender's headers; what belongs to the connection is put in by whoever carries. */
    void addHeaders(HttpClientRequest out);

    Response answer(HttpClientResponse in, Buffer body);

    /** Called once, however it ended. */
    default void over() {}
}
