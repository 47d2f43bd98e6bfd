/** Trust policies as files. */
@NullMarked
package dev.tollgate.ingest.trust.adapter.policy;

import org.jspecify.annotations.NullMarked;
