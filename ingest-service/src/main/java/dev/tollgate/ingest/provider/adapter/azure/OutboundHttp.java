package dev.tollgate.ingest.provider.adapter.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.outbound.OutboundRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The SDK's requests through our one way out, so that its hosts are allowed ones, its redirects are not followed, its
 * answers are bounded, and its tries are those of every other call: the SDK's own have no jitter. Lives for one operation.
 */
final class OutboundHttp implements HttpClient {
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    /** The JDK's client sets these itself and takes them from nobody. */
    private static final Set<String> SET_BY_CLIENT =
            Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final Outbound outbound;
    private final AtomicReference<Supplier<Answer>> last = new AtomicReference<>(OutboundHttp::nothing);

    OutboundHttp(Outbound outbound) {
        this.outbound = outbound;
    }

    /**
     * What the last request was answered with.
     *
     * @throws OutboundRefused when it brought no answer
     * @throws ExportRefused when the answer was none that the SDK may see
     */
    Answer last() {
        return last.get().get();
    }

    private static Answer nothing() {
        throw new IllegalStateException("the SDK failed before it asked anything");
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromCallable(() -> sendSync(request, Context.NONE));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        if (request.getHttpMethod() != HttpMethod.GET) {
            throw new IllegalStateException("nothing but GET is ever sent to a storage account");
        }
        Map<String, String> headers = new HashMap<>();
        for (HttpHeader header : request.getHeaders()) {
            if (!SET_BY_CLIENT.contains(header.getName().toLowerCase(Locale.ROOT))) {
                headers.put(header.getName(), header.getValue());
            }
        }
        last.set(OutboundHttp::nothing);
        try {
            URI uri = request.getUrl().toURI();
            Answer answer = outbound.send(Call.get(uri, headers, MAX_BYTES));
            requireList(uri, answer);
            last.set(() -> answer);
            return new Response(request, answer);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the SDK made an address that is none");
        } catch (OutboundRefused | ExportRefused e) {
            last.set(() -> {
                throw e;
            });
            throw e;
        }
    }

    /** The SDK takes any document for a list without blobs, and so for the last page of it. */
    private static void requireList(URI uri, Answer answer) {
        boolean isList = String.valueOf(uri.getRawQuery()).contains("comp=list");
        if (isList && answer.isSuccess()) {
            String begin = new String(answer.body(), 0, Math.min(answer.body().length, 1_000), StandardCharsets.UTF_8);
            if (!begin.contains("<EnumerationResults")) {
                throw AzureError.bad(ExportFolder.ASKED, "is no list of blobs");
            }
        }
    }

    /** An answer that is wholly here. */
    private static final class Response extends HttpResponse {
        private final Answer answer;
        private final HttpHeaders headers;

        Response(HttpRequest request, Answer answer) {
            super(request);
            this.answer = answer;
            this.headers = new HttpHeaders(answer.headers());
        }

        @Override
        public int getStatusCode() {
            return answer.status();
        }

        @Override
        @Deprecated
        public @Nullable String getHeaderValue(String name) {
            return headers.getValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return Flux.just(ByteBuffer.wrap(answer.body()));
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.just(answer.body());
        }

        @Override
        public Mono<String> getBodyAsString() {
            return getBodyAsString(StandardCharsets.UTF_8);
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return Mono.just(new String(answer.body(), charset));
        }
    }
}
