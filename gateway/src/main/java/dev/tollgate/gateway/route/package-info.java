/** The operations of the three services behind this door, and where those services are. */
@NullMarked
package dev.tollgate.gateway.route;

import org.jspecify.annotations.NullMarked;
