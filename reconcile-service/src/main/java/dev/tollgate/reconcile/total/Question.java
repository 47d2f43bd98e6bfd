package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import java.time.Instant;
import java.util.Optional;

/** Everything that a judgement depends on, read and understood. */
record Question(
        BillingPeriod period,
        Mode mode,
        Instant now,
        Limits limits,
        Answer<Statements> statements,
        Answer<Exports> exports) {

    Optional<Statement> statementOf(ProviderId provider) {
        return statements.known().flatMap(known -> known.of(provider));
    }

    Optional<Export> exportOf(ProviderId provider) {
        return exports.known().flatMap(known -> known.of(provider));
    }

    boolean statementsAreOfAnotherMode() {
        return statements.known().filter(known -> known.mode() != mode).isPresent();
    }

    boolean exportsAreOfAnotherMode() {
        return exports.known().filter(known -> known.mode() != mode).isPresent();
    }
}
