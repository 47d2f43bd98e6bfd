package dev.tollgate.canary.probe.adapter.postgres;

import dev.tollgate.canary.probe.Probe;
import dev.tollgate.canary.probe.ProbeMode;
import dev.tollgate.canary.probe.ProbeOrder;
import dev.tollgate.canary.probe.ProbeRuns.RequestKey;
import dev.tollgate.kernel.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "probe_run")
class ProbeRunRow {
    static final String RUNNING = "RUNNING";

    @Id
    UUID id;

    String probe;
    String mode;

    @Column(name = "commit_id")
    @Nullable
    String commit;

    BigDecimal amount;
    String currency;

    @Nullable
    BigDecimal cap;

    @Column(name = "cap_currency")
    @Nullable
    String capCurrency;

    @Nullable
    BigDecimal wanted;

    @Column(name = "wanted_currency")
    @Nullable
    String wantedCurrency;

    String state;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(name = "request_key")
    @Nullable
    String requestKey;

    @Column(name = "request_digest")
    @Nullable
    String requestDigest;

    @SuppressWarnings("NullAway.Init")
    ProbeRunRow() {}

    static ProbeRunRow running(ProbeOrder order, Instant leaseUntil, Optional<RequestKey> key) {
        ProbeRunRow row = new ProbeRunRow();
        row.id = order.id();
        row.probe = order.probe().name();
        row.mode = order.mode().id();
        row.commit = order.commit().orElse(null);
        row.amount = order.amount().amount();
        row.currency = order.amount().currency();
        row.cap = order.maxAmount().map(Money::amount).orElse(null);
        row.capCurrency = order.maxAmount().map(Money::currency).orElse(null);
        row.wanted = order.wantedCap().map(Money::amount).orElse(null);
        row.wantedCurrency = order.wantedCap().map(Money::currency).orElse(null);
        row.state = RUNNING;
        row.startedAt = order.startedAt();
        row.leaseUntil = leaseUntil;
        row.requestKey = key.map(RequestKey::key).orElse(null);
        row.requestDigest = key.map(RequestKey::requestDigest).orElse(null);
        return row;
    }

    ProbeOrder toOrder() {
        // A probe of an earlier version can be shown, but has no steps that could be walked.
        Probe known = Probe.named(probe).orElseGet(() -> new Probe(probe, "of an earlier version", List.of()));
        return new ProbeOrder(
                id,
                known,
                ProbeMode.of(mode).orElseThrow(),
                Optional.ofNullable(commit),
                new Money(amount, currency),
                money(cap, capCurrency),
                money(wanted, wantedCurrency),
                startedAt);
    }

    private static Optional<Money> money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? Optional.empty() : Optional.of(new Money(amount, currency));
    }
}
