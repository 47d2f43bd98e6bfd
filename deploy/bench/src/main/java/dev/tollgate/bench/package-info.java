/**
 * How fast bills are read: our whole job against a database that only adds the same file up, on one machine in one run.
 * Compiled with everything else, run by hand.
 */
@NullMarked
package dev.tollgate.bench;

import org.jspecify.annotations.NullMarked;
