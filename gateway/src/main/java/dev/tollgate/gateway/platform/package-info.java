/** The few things that belong to no feature: the command line. */
@NullMarked
package dev.tollgate.gateway.platform;

import org.jspecify.annotations.NullMarked;
