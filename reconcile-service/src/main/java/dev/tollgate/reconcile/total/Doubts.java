package dev.tollgate.reconcile.total;

import static dev.tollgate.reconcile.total.UnprovenReason.*;

import dev.tollgate.kernel.ProviderId;
import dev.tollgate.reconcile.total.Export.Counterpart;
import dev.tollgate.reconcile.total.Finding.Unproven;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks for the first doubt about one provider's evidence, in the order of {@link UnprovenReason}. */
record Doubts(Question question, ProviderId provider) {
    private static final String INGEST = "the ingest service told no ";

    Optional<Unproven> first() {
        List<Supplier<Optional<Unproven>>> inOrder =
                List.of(this::peer, this::incomplete, this::missing, this::changed, this::mode, this::evidence);
        return firstOf(inOrder);
    }

    private Optional<Unproven> peer() {
        if (question.statements() instanceof Answer.Unreachable<Statements>(String why)) {
            return doubt(PEER_UNREACHABLE, INGEST + "provider totals: " + why);
        }
        if (question.exports() instanceof Answer.Unreachable<Exports>(String why)) {
            return doubt(PEER_UNREACHABLE, INGEST + "canonical totals: " + why);
        }
        return Optional.empty();
    }

    private Optional<Unproven> incomplete() {
        return question.exports()
                .known()
                .flatMap(exports -> exports.incompleteOf(provider))
                .map(run -> new Unproven(
                        INGEST_INCOMPLETE,
                        "the newest ingest run of " + provider + " is " + run.state()
                                + (run.reason() == null ? "" : " (" + run.reason() + ")")));
    }

    private Optional<Unproven> missing() {
        if (question.exportOf(provider).isEmpty()) {
            return doubt(
                    MISSING_PROVIDER, "no export of " + provider + " for " + question.period() + " has been ingested");
        }
        if (question.statementOf(provider).isEmpty()) {
            return doubt(MISSING_STATEMENT, "there is no statement of " + provider + " for " + question.period());
        }
        return Optional.empty();
    }

    private Optional<Unproven> changed() {
        return question.statementOf(provider)
                .flatMap(statement -> question.exportOf(provider).flatMap(export -> ofOneRun(statement, export)));
    }

    private static Optional<Unproven> ofOneRun(Statement statement, Export export) {
        return statement.run().equals(export.run())
                ? Optional.empty()
                : doubt(
                        CHANGED_MEANWHILE,
                        "the statement is of ingest run " + statement.run() + " and the export of " + export.run()
                                + ": a run ended between the two answers; reconcile again");
    }

    private Optional<Unproven> mode() {
        if (question.statementsAreOfAnotherMode() || question.exportsAreOfAnotherMode()) {
            String which = question.statementsAreOfAnotherMode() ? "provider" : "canonical";
            return doubt(WRONG_MODE, "the " + which + " totals are not of mode " + question.mode());
        }
        return Optional.empty();
    }

    /** What both sides say, once both are there. */
    private Optional<Unproven> evidence() {
        return question.statementOf(provider)
                .flatMap(statement -> question.exportOf(provider).flatMap(export -> about(statement, export)));
    }

    private Optional<Unproven> about(Statement statement, Export export) {
        Freshness freshness = new Freshness(question, provider);
        return firstOf(List.of(
                () -> counterpart(statement, export),
                () -> quarantine(export),
                () -> reserved(statement, export.reservations()),
                () -> freshness.future(statement, export),
                () -> freshness.stale(statement, export),
                () -> freshness.skew(statement, export),
                () -> breakdown(statement, export)));
    }

    private Optional<Unproven> counterpart(Statement statement, Export export) {
        return switch (export.counterpartOf(statement)) {
            case Counterpart.Found _ -> Optional.empty();
            case Counterpart.NothingCounted(long setAside) ->
                doubt(NOTHING_COUNTED, "all " + setAside + " rows of the export belong to other months or providers");
            case Counterpart.OtherMetric other ->
                doubt(
                        METRIC_MISMATCH,
                        "the statement is of " + statement.metric() + "; our export has "
                                + (other.held().isEmpty() ? "no total" : "only " + words(other.held())));
            case Counterpart.OtherCurrency other ->
                doubt(
                        CURRENCY_MISMATCH,
                        "the statement is in " + statement.total().currency() + "; our total is "
                                + words(other.held()));
        };
    }

    private Optional<Unproven> quarantine(Export export) {
        long quarantined = export.rows().quarantined();
        long allowed = question.limits().maxQuarantinedRows();
        return quarantined <= allowed
                ? Optional.empty()
                : doubt(
                        QUARANTINED_ROWS,
                        quarantined + " of " + export.rows().read() + " rows could not be read; " + allowed
                                + " are allowed");
    }

    private static Optional<Unproven> reserved(Statement statement, Export.Reservations reservations) {
        if (reservations.partial()) {
            return doubt(INCOMPLETE_DELIVERY, "the export says of itself that it is not complete");
        }
        if (reservations.inexact().contains(statement.metric())) {
            return doubt(
                    INEXACT_AMOUNTS,
                    "the export stores " + statement.metric()
                            + " in binary floating point, with more digits than that surely keeps");
        }
        for (Export.Jump jump : reservations.jumps()) {
            if (jump.metric() == statement.metric()) {
                return doubt(
                        TOTAL_JUMPED,
                        "over the days that two deliveries share, our total went from " + jump.before() + " to "
                                + jump.after() + "; nobody has accepted that");
            }
        }
        return reservations.changeAttempts().isEmpty()
                ? Optional.empty()
                : doubt(
                        CLOSED_PERIOD_CHANGED,
                        "ingest run " + reservations.changeAttempts().getFirst()
                                + " brought other content for this closed month; it was not taken");
    }

    private Optional<Unproven> breakdown(Statement statement, Export export) {
        if (!(export.counterpartOf(statement) instanceof Counterpart.Found ours)) {
            return Optional.empty();
        }
        for (Dimension dimension : statement.breakdown().dimensions()) {
            if (statement
                            .breakdown()
                            .sumOf(dimension)
                            .compareTo(statement.total().amount())
                    != 0) {
                return doubt(
                        BREAKDOWN_INCONSISTENT,
                        "the statement's cells by " + dimension + " do not add up to its own total");
            }
            if (ours.breakdown().sumOf(dimension).compareTo(ours.total()) != 0) {
                return doubt(BREAKDOWN_INCONSISTENT, "our cells by " + dimension + " do not add up to our own total");
            }
        }
        return Optional.empty();
    }

    private static Optional<Unproven> firstOf(List<Supplier<Optional<Unproven>>> inOrder) {
        return inOrder.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Unproven> doubt(UnprovenReason reason, String explanation) {
        return Optional.of(new Unproven(reason, explanation));
    }

    private static String words(List<?> held) {
        return String.join(" and ", held.stream().map(Object::toString).toList());
    }
}
