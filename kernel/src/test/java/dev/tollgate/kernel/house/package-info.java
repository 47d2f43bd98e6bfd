/** What the tests of all services share: the architecture rules, a real PostgreSQL, a movable clock, peers' keys. */
@NullMarked
package dev.tollgate.kernel.house;

import org.jspecify.annotations.NullMarked;
