/**
 * What makes a sender believed: policies as data, and the judging of a delivery by them (F1, F2). Nothing here stores or
 * fetches anything, and nothing here knows who asks.
 */
@NullMarked
package dev.tollgate.ingest.trust;

import org.jspecify.annotations.NullMarked;
