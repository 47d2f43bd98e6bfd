/** Policies as data files. */
@NullMarked
package dev.tollgate.gateway.gate.adapter.file;

import org.jspecify.annotations.NullMarked;
