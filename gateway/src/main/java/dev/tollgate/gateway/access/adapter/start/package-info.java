/** What happens to keys when the service starts. */
@NullMarked
package dev.tollgate.gateway.access.adapter.start;

import org.jspecify.annotations.NullMarked;
