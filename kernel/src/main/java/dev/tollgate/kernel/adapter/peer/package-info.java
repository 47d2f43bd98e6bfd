/** How services prove to each other who they are: short-lived signed tokens. */
@NullMarked
package dev.tollgate.kernel.adapter.peer;

import org.jspecify.annotations.NullMarked;
