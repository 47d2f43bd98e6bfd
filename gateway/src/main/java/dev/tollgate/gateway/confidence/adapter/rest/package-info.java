/** Uploads of JUnit and coverage reports. */
@NullMarked
package dev.tollgate.gateway.confidence.adapter.rest;

import org.jspecify.annotations.NullMarked;
