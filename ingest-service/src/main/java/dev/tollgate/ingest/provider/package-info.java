/** What live ingest asks the providers themselves: the bills of a month, what they state of it, and how a connection stands. */
@NullMarked
package dev.tollgate.ingest.provider;

import org.jspecify.annotations.NullMarked;
