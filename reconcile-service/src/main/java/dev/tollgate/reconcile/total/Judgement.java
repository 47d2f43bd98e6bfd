package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import java.time.Instant;
import java.util.List;

/**
 * What is proven about one billing period, for every tier-1 provider. A pure function of its inputs (promise 6).
 *
 * @param judgedAt the clock's instant, which is an input
 * @param verdict over the required providers
 */
public record Judgement(
        BillingPeriod period,
        Mode mode,
        Instant judgedAt,
        Sha256 limitsDigest,
        Verdict verdict,
        List<ProviderJudgement> providers) {
    public Judgement {
        providers = List.copyOf(providers);
    }

    static Judgement of(Question question) {
        List<ProviderJudgement> providers = ProviderId.tierOne().stream()
                .map(provider -> ProviderJudgement.of(question, provider))
                .toList();
        List<Verdict> required = providers.stream()
                .filter(ProviderJudgement::required)
                .map(judged -> judged.finding().verdict())
                .toList();
        return new Judgement(
                question.period(),
                question.mode(),
                question.now(),
                question.limits().digest(),
                Verdict.over(required),
                providers);
    }
}
