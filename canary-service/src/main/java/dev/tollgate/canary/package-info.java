/**
 * Pretends to be a customer, with real flows and hard money limits, and says whether the billing system held.
 *
 * <p>Promises: a guard is asked before anything is sent, a clean-up proves itself, a verdict can be computed again.
 * Never: a live account, more money than the cap, a request to a target that has not proven to be a sandbox.
 */
@NullMarked
package dev.tollgate.canary;

import org.jspecify.annotations.NullMarked;
