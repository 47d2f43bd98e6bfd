package dev.tollgate.gateway.gate.adapter.postgres;

import dev.tollgate.gateway.gate.Decision;
import dev.tollgate.gateway.gate.Decision.Asker;
import dev.tollgate.gateway.gate.DecisionRecords;
import dev.tollgate.kernel.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "decision")
@NullUnmarked
class DecisionRow {
    @Id
    UUID id;

    @Column(name = "release_id")
    UUID releaseId;

    String tier;
    String policy;

    @Column(name = "policy_digest")
    String policyDigest;

    String verdict;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "asked_by")
    String askedBy;

    @Column(name = "asked_role")
    String askedRole;

    String digest;

    @Column(name = "record", columnDefinition = "text")
    String recordText;

    static DecisionRow of(Decision decision) {
        DecisionRow row = new DecisionRow();
        row.id = decision.id();
        row.releaseId = decision.judgement().releaseId();
        row.tier = decision.judgement().tier();
        row.policy = decision.judgement().policy();
        row.policyDigest = decision.judgement().policyDigest().hex();
        row.verdict = decision.judgement().verdict().name();
        row.decidedAt = decision.judgement().decidedAt();
        row.askedBy = decision.askedBy().name();
        row.askedRole = decision.askedBy().role();
        row.digest = decision.digest().hex();
        row.recordText = decision.record();
        return row;
    }

    /** The record is the truth and the columns are for queries; a record that was changed vouches for nothing. */
    Decision toDecision(DecisionRecords records) {
        if (!Sha256.ofUtf8(recordText).hex().equals(digest)) {
            throw new IllegalStateException("the record of decision " + id + " was changed");
        }
        return new Decision(
                id, new Asker(askedBy, askedRole), records.read(recordText), recordText, new Sha256(digest));
    }
}
