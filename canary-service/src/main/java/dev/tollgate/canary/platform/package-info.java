/** Where the parts are put together for the service. */
@NullMarked
package dev.tollgate.canary.platform;

import org.jspecify.annotations.NullMarked;
