/** The candidate: a name, a version, one commit. */
@NullMarked
package dev.tollgate.gateway.release;

import org.jspecify.annotations.NullMarked;
