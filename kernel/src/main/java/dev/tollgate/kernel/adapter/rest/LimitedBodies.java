package dev.tollgate.kernel.adapter.rest;

import dev.tollgate.kernel.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts bodies that did not announce their length, and refuses what is over the limit with a problem. */
@Provider
@ConstrainedTo(RuntimeType.SERVER) // What a peer answers to us is not a request, and has limits of its own.
class LimitedBodies implements ReaderInterceptor {
    private final EarlyRefusals refusals;
    private final CurrentVertxRequest current;

    LimitedBodies(EarlyRefusals refusals, CurrentVertxRequest current) {
        this.refusals = refusals;
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Limited(context.getInputStream(), refusals.maxBodyBytes(), current.getCurrent()));
        return context.proceed();
    }

    private static final class Limited extends FilterInputStream {
        private final long maxBytes;
        private final RoutingContext routing;
        private long seen;

        Limited(InputStream body, long maxBytes, RoutingContext routing) {
            super(body);
            this.maxBytes = maxBytes;
            this.routing = routing;
        }

        @Override
        public int read() throws IOException {
            refuseIfOver();
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            refuseIfOver();
            int read = super.read(into, from, length);
            count(Math.max(0, read));
            return read;
        }

        /** The server's stream would read the rest before it closes, and wait for what nobody gives it any more. */
        @Override
        public void close() throws IOException {
            if (seen <= maxBytes) {
                super.close();
            }
        }

        private void count(int bytes) {
            seen += bytes;
            if (seen > maxBytes) {
                UnreadBody.drop(routing);
                refuseIfOver();
            }
        }

        private void refuseIfOver() {
            if (seen > maxBytes) {
                throw new ProblemException(EarlyRefusals.tooLarge(maxBytes));
            }
        }
    }
}
