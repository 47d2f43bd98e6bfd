package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.webhook.Inbox.Judged;
import dev.tollgate.ingest.webhook.Inbox.Kept;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given, unless it is broken. */
final class InMemoryInbox implements Inbox {
    final List<Judged> kept = new ArrayList<>();
    final List<Untrusted> apart = new ArrayList<>();
    volatile boolean broken;

    @Override
    public Uni<List<Kept>> keep(List<Judged> judged) {
        if (broken) {
            return Uni.createFrom().failure(new IllegalStateException("the database is gone"));
        }
        kept.addAll(judged);
        return Uni.createFrom()
                .item(judged.stream().map(_ -> (Kept) new Kept.Counted()).toList());
    }

    @Override
    public Uni<Void> keepApart(List<Untrusted> untrusted) {
        if (broken) {
            return Uni.createFrom().failure(new IllegalStateException("the database is gone"));
        }
        apart.addAll(untrusted);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Long> forget(Instant untrustedBefore, Instant countsBefore) {
        throw new AssertionError("nobody asks");
    }
}
