package dev.tollgate.ingest.usage.adapter.postgres;

import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Comparator;
import java.util.List;

/** Stores what is never counted. The same content sent again and again is one row. */
record ConflictsKeptApart(Pool pool) {
    private static final String KEEP = """
            INSERT INTO usage_conflict (tenant, source, id, product, meter, subscription, quantity, occurred_at,
                                        content_digest, received_at)
            SELECT t, s, i, p, m, u, q::numeric, o, d, clock_timestamp()
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                        $8::timestamptz[], $9::text[]) AS e (t, s, i, p, m, u, q, o, d)
            ON CONFLICT DO NOTHING""";

    Uni<Void> keep(List<UsageEvent> differing) {
        if (differing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // In the order of the key, as whatever is stored by several at once.
        List<UsageEvent> ordered = differing.stream()
                .sorted(Comparator.comparing(UsageEvent::key).thenComparing(ConflictsKeptApart::digest))
                .toList();
        Tuple values = EventColumns.of(ordered);
        values.addArrayOfString(EventColumns.texts(ordered, ConflictsKeptApart::digest));
        return pool.preparedQuery(KEEP).execute(values).replaceWithVoid();
    }

    /** Of what may differ under the same key. No field holds a line break, so no two contents have the same text. */
    private static String digest(UsageEvent event) {
        String content = String.join(
                "\n",
                event.product(),
                event.meter(),
                event.subscription().orElse(""),
                ExactDecimal.plain(event.quantity()),
                event.time().toString());
        return Sha256.ofUtf8(content).hex();
    }
}
