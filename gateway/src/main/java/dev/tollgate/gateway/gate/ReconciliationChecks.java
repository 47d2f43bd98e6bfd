package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.gate.Check.EvidenceReference;
import dev.tollgate.gateway.gate.Check.Subject;
import dev.tollgate.gateway.gate.SeenReconciliation.Provider;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import java.util.List;

/** Whether our total of one provider is the provider's own, as the reconcile service judged it (A1, B4). */
final class ReconciliationChecks {
    private ReconciliationChecks() {}

    static Check judge(String provider, Question question, Sought<SeenReconciliation> sought) {
        String period = question.release().billingPeriod().toString();
        Subject subject = new Subject(
                "reconciliation:" + provider,
                provider + ": our total is the provider's, within its limit",
                Priority.P0);
        List<String> modes = question.policy().acceptedModes().reconciliation();
        String remedy = "ingest the bills of " + provider + " in mode " + String.join(" or ", modes)
                + ", and reconcile " + period + " once more";
        return sought.notFound(subject, "reconciliation of " + period, modes, remedy)
                .orElseGet(() -> found(provider, question, subject, (Sought.Found<SeenReconciliation>) sought, remedy));
    }

    private static Check found(
            String provider,
            Question question,
            Subject subject,
            Sought.Found<SeenReconciliation> found,
            String remedy) {
        SeenReconciliation seen = found.value();
        Dated dated = new Dated(
                new EvidenceReference("reconciliation", found.digest()),
                seen.judgedAt(),
                question.policy().maxAge().reconciliation());
        String again = "reconcile " + question.release().billingPeriod() + " once more";
        return dated.outOfTime(subject, question, "reconciliation", again).orElseGet(() -> seen.providers().stream()
                .filter(each -> each.provider().equals(provider))
                .findFirst()
                .map(each -> judge(each, subject, dated, again))
                .orElseGet(() -> dated.unproven(
                        subject,
                        Reason.PROVIDER_NOT_RECONCILED,
                        "the newest reconciliation does not name " + provider,
                        remedy)));
    }

    private static Check judge(Provider provider, Subject subject, Dated dated, String again) {
        return switch (provider.verdict()) {
            case MATCHED -> subject.pass(provider.explanation(), dated.reference(), dated.expiresAt());
            case DRIFTED ->
                subject.fail(
                        provider.reason().orElse("DRIFT_OVER_LIMIT"),
                        provider.explanation(),
                        provider.drift()
                                .filter(drift -> drift.amount().signum() != 0)
                                .map(drift -> remedy(drift, again))
                                .orElse("find what differs between our bills and the provider's, deliver the export"
                                        + " again, and " + again),
                        dated.reference(),
                        dated.expiresAt());
            case UNPROVEN ->
                dated.unproven(
                        subject,
                        provider.reason().orElse(Reason.NO_EVIDENCE.name()),
                        provider.explanation(),
                        "remove what keeps " + provider.provider() + " from being proven (" + provider.explanation()
                                + "), and " + again);
        };
    }

    private static String remedy(Money drift, String again) {
        String amount = ExactDecimal.plain(drift.amount().abs()) + " " + drift.currency();
        String what = drift.amount().signum() < 0 ? " that our bills lack" : " that our bills have too much";
        return "find the " + amount + what + ", deliver the export again, and " + again;
    }
}
