/** Files that the service and its commands read when they start. */
@NullMarked
package dev.tollgate.reconcile.platform.file;

import org.jspecify.annotations.NullMarked;
