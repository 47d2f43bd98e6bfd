/** The documents of the total feature as JSON text; the same code serves the container and the commands. */
@NullMarked
package dev.tollgate.reconcile.platform.json;

import org.jspecify.annotations.NullMarked;
