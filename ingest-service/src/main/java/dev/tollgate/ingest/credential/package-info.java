/** What live ingest needs before it may call anybody, and what of it is missing (A2 to A4). */
@NullMarked
package dev.tollgate.ingest.credential;

import org.jspecify.annotations.NullMarked;
