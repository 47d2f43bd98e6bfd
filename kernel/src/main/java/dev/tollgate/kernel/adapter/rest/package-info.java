/** How every service answers: RFC 9457 problems, correlation ids. */
@NullMarked
package dev.tollgate.kernel.adapter.rest;

import org.jspecify.annotations.NullMarked;
