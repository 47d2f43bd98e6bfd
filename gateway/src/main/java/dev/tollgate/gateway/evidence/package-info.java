/** Artefacts by what they are: their SHA-256 is their only name. */
@NullMarked
package dev.tollgate.gateway.evidence;

import org.jspecify.annotations.NullMarked;
