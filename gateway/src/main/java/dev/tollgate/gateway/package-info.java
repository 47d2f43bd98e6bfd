/**
 * The only public door: who may ask, what they may ask, and whether this commit may be promoted.
 *
 * <p>Promises: everything is refused without a key; every check is evaluated; what is not proven keeps the gate shut;
 * every decision names the digests of all it has seen. Never: computes a total, or talks to a provider.
 */
@NullMarked
package dev.tollgate.gateway;

import org.jspecify.annotations.NullMarked;
