/** Trust policies as files. */
@NullMarked
package dev.tollgate.ingest.webhook.adapter.policy;

import org.jspecify.annotations.NullMarked;
