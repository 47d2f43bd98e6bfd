/** The first keys as a file that only its owner can read. */
@NullMarked
package dev.tollgate.gateway.access.adapter.file;

import org.jspecify.annotations.NullMarked;
