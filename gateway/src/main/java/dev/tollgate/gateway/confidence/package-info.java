/** What tests and coverage say about a release: reports are read here, strictly, and judged elsewhere. */
@NullMarked
package dev.tollgate.gateway.confidence;

import org.jspecify.annotations.NullMarked;
