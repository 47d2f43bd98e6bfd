/** What every measure over HTTP stands on: the packaged service, a durable PostgreSQL, a peer, connections and figures. */
@NullMarked
package dev.tollgate.bench.stand;

import org.jspecify.annotations.NullMarked;
