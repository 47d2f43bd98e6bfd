/**
 * CloudEvents 1.0 as JSON and over HTTP, read as they arrive: <a
 * href="https://github.com/cloudevents/spec/tree/v1.0.2/cloudevents">the specification</a>, and what {@code usage.md}
 * makes of it.
 *
 * <p>A body is cut into events first, without understanding them, so that none is held beyond its limit and a mistake in
 * one is no mistake of the next. Each is then read by itself.
 */
@NullMarked
package dev.tollgate.ingest.usage.adapter.cloudevents;

import org.jspecify.annotations.NullMarked;
