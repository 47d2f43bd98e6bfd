/** The command that measures Tollgate on one machine in one run. Compiled with everything else, run by hand. */
@NullMarked
package dev.tollgate.bench;

import org.jspecify.annotations.NullMarked;
