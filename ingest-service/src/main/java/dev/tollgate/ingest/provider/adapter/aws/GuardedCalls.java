package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.outbound.AllowedHosts;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Stands before each request of the SDK. No connection is used twice: the JDK keeps one that may be with what was sent
 * over it, tokens among it, and with the answer.
 */
final class GuardedCalls implements ExecutionInterceptor {
    private final AllowedHosts hosts;

    GuardedCalls(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().copy(request -> request.putHeader("Connection", "close"));
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        hosts.require(context.httpRequest().getUri());
    }
}
