package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.outbound.AllowedHosts;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Stands before each request of the SDK. */
final class GuardedCalls implements ExecutionInterceptor {
    private final AllowedHosts hosts;

    GuardedCalls(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        hosts.require(context.httpRequest().getUri());
    }
}
