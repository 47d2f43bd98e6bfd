package dev.tollgate.canary.probe.adapter.postgres;

import dev.tollgate.canary.probe.ProbeRecords.Written;
import dev.tollgate.canary.probe.ProbeResult;
import dev.tollgate.kernel.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "probe_result")
class ProbeResultRow {
    @Id
    @Column(name = "run_id")
    UUID runId;

    @Column(name = "finished_at")
    Instant finishedAt;

    String verdict;

    @Nullable
    String reason;

    String record;
    String digest;

    @Column(name = "run_record")
    String runRecord;

    @Column(name = "run_record_digest")
    String runRecordDigest;

    @SuppressWarnings("NullAway.Init")
    ProbeResultRow() {}

    static ProbeResultRow of(UUID run, ProbeResult result, Written written) {
        ProbeResultRow row = new ProbeResultRow();
        row.runId = run;
        row.finishedAt = result.finishedAt();
        row.verdict = result.verdict().name();
        row.reason = result.reason().map(Enum::name).orElse(null);
        row.record = written.record();
        row.digest = written.digest().hex();
        row.runRecord = written.runRecord();
        row.runRecordDigest = written.runDigest().hex();
        return row;
    }

    Written toWritten() {
        return new Written(record, new Sha256(digest), runRecord, new Sha256(runRecordDigest));
    }
}
