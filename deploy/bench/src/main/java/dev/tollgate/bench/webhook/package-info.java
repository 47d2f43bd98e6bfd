/**
 * How fast payment webhooks are verified and stored: signed deliveries to the packaged service over HTTP and a durable
 * PostgreSQL, against Stripe's own library and the same insert without us, in turns on one machine in one run.
 */
@NullMarked
package dev.tollgate.bench.webhook;

import org.jspecify.annotations.NullMarked;
