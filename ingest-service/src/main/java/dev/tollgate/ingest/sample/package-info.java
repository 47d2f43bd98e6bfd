/** Makes billing drops whose statements follow from tariff and usage, not from the rows. */
@NullMarked
package dev.tollgate.ingest.sample;

import org.jspecify.annotations.NullMarked;
