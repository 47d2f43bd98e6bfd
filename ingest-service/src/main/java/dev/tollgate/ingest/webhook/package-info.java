/**
 * Payment webhooks: judged through {@code trust} before anything of them is believed, stored before they are acknowledged,
 * counted once, listed, and told of as health (F2–F4, F8). What waits for its object is worked off by {@code refetch}, which
 * is not known here.
 */
@NullMarked
package dev.tollgate.ingest.webhook;

import org.jspecify.annotations.NullMarked;
