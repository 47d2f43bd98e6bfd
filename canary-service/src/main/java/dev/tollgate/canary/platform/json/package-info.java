/** The records of a run as canonical JSON, shared by service and commands. */
@NullMarked
package dev.tollgate.canary.platform.json;

import org.jspecify.annotations.NullMarked;
