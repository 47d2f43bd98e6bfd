/**
 * Tollgate on one machine: a real PostgreSQL, the four services, and one release carried through the gate.
 *
 * <p>Knows only what a user knows: the commands, the environment variables and the public REST operations.
 */
@NullMarked
package dev.tollgate.local;

import org.jspecify.annotations.NullMarked;
