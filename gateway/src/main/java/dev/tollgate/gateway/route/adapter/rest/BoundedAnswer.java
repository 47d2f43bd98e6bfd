package dev.tollgate.gateway.route.adapter.rest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Reads an answer up to a limit, and hangs up on a peer that sends more. */
final class BoundedAnswer {
    private BoundedAnswer() {}

    static Future<Buffer> read(HttpClientResponse response, int maxBytes) {
        Promise<Buffer> whole = Promise.promise();
        Buffer collected = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(_ -> whole.tryComplete(collected));
        response.handler(part -> {
            if (collected.length() + part.length() > maxBytes) {
                whole.tryFail("the answer is larger than " + maxBytes + " bytes");
                response.request().reset();
            } else {
                collected.appendBuffer(part);
            }
        });
        return whole.future();
    }
}
