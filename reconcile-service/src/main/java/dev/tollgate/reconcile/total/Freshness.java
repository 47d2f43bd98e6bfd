package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.ProviderId;
import dev.tollgate.reconcile.total.Finding.Unproven;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether both sides are of an instant that proves something.
 *
 * <p>Providers restate a closed month for days; judging earlier would prove a total that is about to move. Exactly at a
 * boundary is fine.
 */
record Freshness(Question question, ProviderId provider) {

    Optional<Unproven> future(Statement statement, Export export) {
        return named(statement.asOf(), "statement", this::future)
                .or(() -> named(export.asOf(), "export", this::future));
    }

    Optional<Unproven> stale(Statement statement, Export export) {
        return named(statement.asOf(), "statement", this::stale).or(() -> named(export.asOf(), "export", this::stale));
    }

    Optional<Unproven> skew(Statement statement, Export export) {
        Duration apart = Duration.between(statement.asOf(), export.asOf()).abs();
        Duration allowed = question.limits().maxSkew();
        if (apart.compareTo(allowed) <= 0 || (isFinal(statement.asOf()) && isFinal(export.asOf()))) {
            return Optional.empty();
        }
        return Optional.of(new Unproven(
                UnprovenReason.SKEW,
                "the statement is of " + statement.asOf() + " and the export of " + export.asOf()
                        + " (its manifest's asOf, else the newest file's time); they may be "
                        + allowed.toHours() + " h apart"));
    }

    /**
     * A provider that is asked live states a closed month as of today, and delivered its export when it last changed:
     * days lie between them, and neither moves any more. The instants of files that somebody laid down prove less: they
     * may be those of a copy.
     */
    private boolean isFinal(Instant asOf) {
        return question.mode() == Mode.LIVE && isClosed() && !asOf.isBefore(settledAt());
    }

    private boolean isClosed() {
        return question.period().isClosedAt(question.now(), provider.billingZone());
    }

    private Instant settledAt() {
        return question.period()
                .endsAt(provider.billingZone())
                .plus(question.limits().of(provider).settling());
    }

    private Optional<Unproven> future(Instant asOf, String what) {
        return asOf.isAfter(question.now())
                ? Optional.of(new Unproven(
                        UnprovenReason.FUTURE_AS_OF,
                        "the " + what + " is of " + asOf + ", later than the clock, " + question.now()))
                : Optional.empty();
    }

    private Optional<Unproven> stale(Instant asOf, String what) {
        boolean closed = isClosed();
        Instant earliest =
                closed ? settledAt() : question.now().minus(question.limits().maxReportAge());
        if (!asOf.isBefore(earliest)) {
            return Optional.empty();
        }
        String wanted = closed ? "a settled one is of " : "while the month is open, a fresh one is of ";
        return Optional.of(new Unproven(
                UnprovenReason.STALE, "the " + what + " is of " + asOf + "; " + wanted + earliest + " or later"));
    }

    private interface Check {
        Optional<Unproven> apply(Instant asOf, String what);
    }

    private static Optional<Unproven> named(Instant asOf, String what, Check check) {
        return check.apply(asOf, what);
    }
}
