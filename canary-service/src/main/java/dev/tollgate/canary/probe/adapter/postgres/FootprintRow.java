package dev.tollgate.canary.probe.adapter.postgres;

import dev.tollgate.canary.probe.Footprint;
import dev.tollgate.kernel.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "footprint")
@IdClass(FootprintId.class)
class FootprintRow {
    @Id
    @Column(name = "run_id")
    UUID runId;

    @Id
    String flow;

    BigDecimal amount;
    String currency;
    String method;

    @Nullable
    String instance;

    @Column(name = "wallet_asked")
    boolean walletAsked;

    @Nullable
    String wallet;

    @Column(name = "top_up_asked")
    boolean topUpAsked;

    @Column(name = "top_up")
    @Nullable
    String topUp;

    @SuppressWarnings("NullAway.Init")
    FootprintRow() {}

    static FootprintRow of(Footprint footprint) {
        FootprintRow row = new FootprintRow();
        row.runId = footprint.run();
        row.flow = footprint.flow();
        row.amount = footprint.amount().amount();
        row.currency = footprint.amount().currency();
        row.method = footprint.method();
        row.instance = footprint.instance().orElse(null);
        row.walletAsked = footprint.walletAsked();
        row.wallet = footprint.wallet().orElse(null);
        row.topUpAsked = footprint.topUpAsked();
        row.topUp = footprint.topUp().orElse(null);
        return row;
    }

    Footprint toFootprint() {
        return new Footprint(
                runId,
                flow,
                new Money(amount, currency),
                method,
                Optional.ofNullable(instance),
                walletAsked,
                Optional.ofNullable(wallet),
                topUpAsked,
                Optional.ofNullable(topUp));
    }
}
