/** What every door that takes facts has in common: bodies in time, a bound on what is held, and commits that are shared. */
@NullMarked
package dev.tollgate.ingest.intake;

import org.jspecify.annotations.NullMarked;
