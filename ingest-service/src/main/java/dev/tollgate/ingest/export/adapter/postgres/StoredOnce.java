package dev.tollgate.ingest.export.adapter.postgres;

import dev.tollgate.ingest.export.RunClaims.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** Inserts, or finds what a constraint says is there already. */
record StoredOnce(UUID id, boolean known) {
    /** @param values of the insertion; the first is the id that is taken if nothing is there yet */
    static Uni<StoredOnce> store(
            SqlConnection connection, Claim claim, String insert, List<Object> values, String select, String digest) {
        Tuple known = Tuple.of(
                claim.scope().provider().id(),
                claim.scope().period().toString(),
                claim.mode().id(),
                digest);
        return connection
                .preparedQuery(insert)
                .execute(Tuple.tuple(values))
                .chain(result -> result.rowCount() == 1
                        ? Uni.createFrom().item(new StoredOnce((UUID) values.getFirst(), false))
                        : connection
                                .preparedQuery(select)
                                .execute(known)
                                .map(rows ->
                                        new StoredOnce(rows.iterator().next().getUUID("id"), true)));
    }
}
