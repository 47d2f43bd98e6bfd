/** How fast bills are read: our whole job against a database that only adds the same file up, in turns on one machine. */
@NullMarked
package dev.tollgate.bench.bill;

import org.jspecify.annotations.NullMarked;
