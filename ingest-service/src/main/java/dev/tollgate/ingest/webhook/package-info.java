/** Payment webhooks: judged before anything of them is believed, stored before they are acknowledged, counted once (F1–F4, F8). */
@NullMarked
package dev.tollgate.ingest.webhook;

import org.jspecify.annotations.NullMarked;
