/** Takes up runs that wait, and keeps the leases of those that are being read. */
@NullMarked
package dev.tollgate.ingest.export.adapter.schedule;

import org.jspecify.annotations.NullMarked;
