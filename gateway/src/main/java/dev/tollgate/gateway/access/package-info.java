/** Who may ask: API keys, their roles, and how a key is proven without being kept. */
@NullMarked
package dev.tollgate.gateway.access;

import org.jspecify.annotations.NullMarked;
