/** Secrets that a platform mounts as files. */
@NullMarked
package dev.tollgate.ingest.credential.adapter.file;

import org.jspecify.annotations.NullMarked;
