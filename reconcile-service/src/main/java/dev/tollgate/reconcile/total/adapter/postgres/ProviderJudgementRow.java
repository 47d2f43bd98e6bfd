package dev.tollgate.reconcile.total.adapter.postgres;

import dev.tollgate.reconcile.total.Comparison;
import dev.tollgate.reconcile.total.Finding;
import dev.tollgate.reconcile.total.ProviderJudgement;
import dev.tollgate.reconcile.total.ReconciliationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** What a query or a dashboard asks about; the judgement's text is the truth, and this is drawn from the same value. */
@Entity
@Immutable
@IdClass(ProviderJudgementRow.Key.class)
@Table(name = "provider_judgement")
@NullUnmarked // Hibernate makes the object first and fills it afterwards.
class ProviderJudgementRow {
    record Key(UUID reconciliationId, String provider) {}

    @Id
    @Column(name = "reconciliation_id")
    UUID reconciliationId;

    @Id
    String provider;

    boolean required;
    String verdict;
    String reason;
    String metric;
    String currency;

    @Column(name = "canonical_total")
    BigDecimal canonicalTotal;

    @Column(name = "provider_total")
    BigDecimal providerTotal;

    BigDecimal drift;
    BigDecimal allowed;

    @Column(name = "canonical_as_of")
    Instant canonicalAsOf;

    @Column(name = "provider_as_of")
    Instant providerAsOf;

    static ProviderJudgementRow of(ReconciliationId id, ProviderJudgement judged) {
        ProviderJudgementRow row = new ProviderJudgementRow();
        row.reconciliationId = id.value();
        row.provider = judged.provider().id();
        row.required = judged.required();
        row.verdict = judged.finding().verdict().name();
        row.reason = reasonOf(judged.finding());
        if (judged.statement() != null) {
            row.metric = judged.statement().metric().column();
            row.currency = judged.statement().total().currency();
            row.providerTotal = judged.statement().total().amount();
            row.providerAsOf = judged.statement().asOf();
        }
        if (judged.export() != null) {
            row.canonicalAsOf = judged.export().asOf();
        }
        if (judged.comparison() != null) {
            Comparison.Side total = judged.comparison().total();
            row.canonicalTotal = total.canonical();
            row.drift = total.drift();
            row.allowed = total.limit();
        }
        return row;
    }

    private static String reasonOf(Finding finding) {
        return switch (finding) {
            case Finding.Matched _ -> null;
            case Finding.Drifted drifted -> drifted.reason().name();
            case Finding.Unproven unproven -> unproven.reason().name();
        };
    }
}
