package dev.tollgate.reconcile.total.adapter.postgres;

import dev.tollgate.kernel.Sha256;
import dev.tollgate.reconcile.total.Judgement;
import dev.tollgate.reconcile.total.Judging.Judged;
import dev.tollgate.reconcile.total.Reconciliation;
import dev.tollgate.reconcile.total.ReconciliationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "reconciliation")
@NullUnmarked // Hibernate makes the object first and fills it afterwards.
class ReconciliationRow {
    @Id
    UUID id;

    long position;

    @Column(name = "billing_period")
    String billingPeriod;

    String mode;

    @Column(name = "judged_at")
    Instant judgedAt;

    @Nullable
    UUID previous;

    String verdict;

    @Column(name = "limits_digest")
    String limitsDigest;

    String digest;
    String judgement;

    static ReconciliationRow of(ReconciliationId id, Judged judged, long position, @Nullable UUID previous) {
        Judgement judgement = judged.judgement();
        ReconciliationRow row = new ReconciliationRow();
        row.id = id.value();
        row.position = position;
        row.billingPeriod = judgement.period().toString();
        row.mode = judgement.mode().word();
        row.judgedAt = judgement.judgedAt();
        row.previous = previous;
        row.verdict = judgement.verdict().name();
        row.limitsDigest = judgement.limitsDigest().hex();
        row.digest = judged.digest().hex();
        row.judgement = judged.text();
        return row;
    }

    Reconciliation toReconciliation() {
        return new Reconciliation(
                new ReconciliationId(id),
                previous == null ? null : new ReconciliationId(previous),
                new Sha256(digest),
                judgement,
                position);
    }
}
