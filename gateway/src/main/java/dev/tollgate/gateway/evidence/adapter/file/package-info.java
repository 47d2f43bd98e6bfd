/** Artefacts as files in one folder. */
@NullMarked
package dev.tollgate.gateway.evidence.adapter.file;

import org.jspecify.annotations.NullMarked;
