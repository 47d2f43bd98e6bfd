/** The clock and the source of ids that production uses. */
@NullMarked
package dev.tollgate.kernel.adapter.time;

import org.jspecify.annotations.NullMarked;
