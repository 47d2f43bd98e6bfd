package dev.tollgate.ingest.refetch;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Deliveries that wait, for one thread; who took what is written down. */
final class WaitingInMemory implements WaitingWebhooks {
    private static final Comparator<Row> DUE = Comparator.comparing(Row::next).thenComparing(Row::ordinal);

    private final List<Row> rows = new ArrayList<>();
    private final MovedClock clock;
    final List<String> log = new ArrayList<>();

    WaitingInMemory(MovedClock clock) {
        this.clock = clock;
    }

    void add(String provider, String objectId) {
        rows.add(new Row(rows.size() + 1, provider, objectId, 0, 0, clock.instant()));
    }

    @Override
    public Uni<Optional<WaitingWebhook>> take(String provider, Order order, Instant now, Instant leaseUntil) {
        Optional<Row> due = rows.stream()
                .filter(row -> row.provider().equals(provider) && !row.next().isAfter(now))
                .min(
                        switch (order) {
                            case LEAST_TRIED -> Comparator.comparing(Row::tries).thenComparing(DUE);
                            case LONGEST_DUE -> DUE;
                        });
        due.ifPresent(row -> replace(row, row.tries() + 1, row.against(), leaseUntil));
        return Uni.createFrom()
                .item(due.map(row -> new WaitingWebhook(
                        row.ordinal(),
                        provider,
                        row.objectId(),
                        Optional.of("payment.succeeded"),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        row.tries() + 1,
                        row.against(),
                        leaseUntil)));
    }

    @Override
    public Uni<Settled> settle(WaitingWebhook taken, Outcome outcome, Instant now) {
        rows.removeIf(row -> row.ordinal() == taken.ordinal());
        log.add((outcome.believed() ? "believed " : "denied ") + taken.objectId());
        return Uni.createFrom().item(outcome.believed() ? Settled.COUNTED : Settled.DENIED);
    }

    @Override
    public Uni<Boolean> putBack(WaitingWebhook taken, RefetchFailure failure, Instant nextTry) {
        rows.stream()
                .filter(row -> row.ordinal() == taken.ordinal())
                .findFirst()
                .ifPresent(row -> replace(row, row.tries(), row.against() + (failure.isAgainst() ? 1 : 0), nextTry));
        Duration pause = Duration.between(clock.instant(), nextTry);
        log.add(failure.id() + " " + taken.objectId() + " " + pause.toSeconds());
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<List<Backlog>> backlog() {
        throw new UnsupportedOperationException("nobody asks");
    }

    private void replace(Row row, int tries, int against, Instant next) {
        rows.set(rows.indexOf(row), new Row(row.ordinal(), row.provider(), row.objectId(), tries, against, next));
    }

    private record Row(long ordinal, String provider, String objectId, int tries, int against, Instant next) {}
}
