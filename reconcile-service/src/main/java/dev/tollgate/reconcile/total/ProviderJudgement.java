package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.ProviderId;
import dev.tollgate.reconcile.total.Export.Counterpart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One provider's part of a judgement. What is known is shown whatever the finding says; what is not known, or is of
 * another mode than asked, is absent.
 *
 * @param required whether it decides the overall verdict
 * @param comparison absent unless both totals are known and of one metric and currency
 */
public record ProviderJudgement(
        ProviderId provider,
        boolean required,
        Finding finding,
        @Nullable Statement statement,
        @Nullable Export export,
        @Nullable Comparison comparison) {

    static ProviderJudgement of(Question question, ProviderId provider) {
        Optional<Statement> statement =
                question.statementsAreOfAnotherMode() ? Optional.empty() : question.statementOf(provider);
        Optional<Export> export = question.exportsAreOfAnotherMode() ? Optional.empty() : question.exportOf(provider);
        Limits.ProviderLimits limits = question.limits().of(provider);
        Optional<Comparison> comparison =
                statement.flatMap(stated -> export.flatMap(held -> compare(stated, held, limits)));
        Finding finding = new Doubts(question, provider)
                .first()
                .<Finding>map(doubt -> doubt)
                .orElseGet(() -> comparison
                        .map(Comparison::finding)
                        .orElseThrow(() -> new IllegalStateException("what is in no doubt can be compared")));
        return new ProviderJudgement(
                provider,
                limits.required(),
                finding,
                statement.orElse(null),
                export.orElse(null),
                comparison.orElse(null));
    }

    private static Optional<Comparison> compare(Statement statement, Export export, Limits.ProviderLimits limits) {
        return switch (export.counterpartOf(statement)) {
            case Counterpart.Found ours -> Optional.of(Comparison.of(statement, ours, limits));
            case Counterpart.NothingCounted _, Counterpart.OtherMetric _, Counterpart.OtherCurrency _ ->
                Optional.empty();
        };
    }
}
