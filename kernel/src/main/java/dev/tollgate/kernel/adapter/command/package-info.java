/** What every command line has in common: exit codes, help, errors. */
@NullMarked
package dev.tollgate.kernel.adapter.command;

import org.jspecify.annotations.NullMarked;
