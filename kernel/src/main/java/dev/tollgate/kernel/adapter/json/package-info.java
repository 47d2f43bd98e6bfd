/** Kernel types as JSON: amounts are strings, nothing unknown is accepted, nothing is coerced. */
@NullMarked
package dev.tollgate.kernel.adapter.json;

import org.jspecify.annotations.NullMarked;
