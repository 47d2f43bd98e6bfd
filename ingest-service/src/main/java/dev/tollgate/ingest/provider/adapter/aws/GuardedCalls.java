package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.outbound.AllowedHosts;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Stands before each request of the SDK, and behind each answer. */
final class GuardedCalls implements ExecutionInterceptor {
    private final AllowedHosts hosts;

    GuardedCalls(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        hosts.require(context.httpRequest().getUri());
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(body -> whole(body, context.httpResponse()));
    }

    static InputStream whole(InputStream body, SdkHttpResponse response) {
        return response.firstMatchingHeader("Content-Length")
                .map(String::strip)
                .filter(length -> length.length() <= 18 && length.chars().allMatch(c -> c >= '0' && c <= '9'))
                .<InputStream>map(length -> new WholeBody(body, Long.parseLong(length)))
                .orElse(body);
    }
}
