/**
 * How fast usage is taken: the packaged service over HTTP and a durable PostgreSQL, against the same insert without us, in
 * turns on one machine in one run. What is stored at the end is compared with what was sent before any figure is printed.
 */
@NullMarked
package dev.tollgate.bench.usage;

import org.jspecify.annotations.NullMarked;
