/**
 * What two services must never disagree about: money, periods, digests, problems and time.
 *
 * <p>Promises: exact amounts, one spelling of every shared word, one shape of every error. Never: a business rule that
 * belongs to one service, a wire shape, or a framework outside {@code adapter}.
 */
@NullMarked
package dev.tollgate.kernel;

import org.jspecify.annotations.NullMarked;
