package dev.tollgate.gateway.release.adapter.postgres;

import dev.tollgate.gateway.release.Release;
import dev.tollgate.kernel.BillingPeriod;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "release")
@NullUnmarked
class ReleaseRow {
    @Id
    UUID id;

    String name;
    String version;

    @Column(name = "commit_id")
    String commitId;

    String branch;

    @Column(name = "billing_period")
    String billingPeriod;

    @Column(name = "created_at")
    Instant createdAt;

    Release toRelease() {
        return new Release(id, name, version, commitId, branch, BillingPeriod.of(billingPeriod), createdAt);
    }
}
