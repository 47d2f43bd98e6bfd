package dev.tollgate.kernel.adapter.rest;

import io.opentelemetry.api.trace.Span;

/**
 * The W3C trace id of what is running now. One id serves the trace, the log line, the problem and the evidence, so that
 * whoever holds one of them finds the others.
 */
public final class CorrelationId {
    public static final String HEADER = "X-Correlation-Id";

    private CorrelationId() {}

    public static String current() {
        return Span.current().getSpanContext().getTraceId();
    }
}
