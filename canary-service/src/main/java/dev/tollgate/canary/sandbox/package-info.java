/** The built-in billing target: wallets and top-ups in memory, with the manners of a payment provider and no real money. */
@NullMarked
package dev.tollgate.canary.sandbox;

import org.jspecify.annotations.NullMarked;
