/** Probe runs over REST. */
@NullMarked
package dev.tollgate.canary.probe.adapter.rest;

import org.jspecify.annotations.NullMarked;
