/** HTTP on both sides, shared by service and commands: the sandbox that is asked, and the client that asks. */
@NullMarked
package dev.tollgate.canary.platform.http;

import org.jspecify.annotations.NullMarked;
