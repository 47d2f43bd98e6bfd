/** The command line; it starts no container and opens no datasource. */
@NullMarked
package dev.tollgate.reconcile.platform.command;

import org.jspecify.annotations.NullMarked;
