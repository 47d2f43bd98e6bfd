/** The command line: the same core, put together by plain constructors, without server or database. */
@NullMarked
package dev.tollgate.canary.platform.command;

import org.jspecify.annotations.NullMarked;
