package dev.tollgate.canary.probe;

import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.Sha256;
import java.util.Optional;

/**
 * What somebody wants to be run.
 *
 * @param amount what the top-up pays; the configured amount unless given
 * @param maxAmount a cap below the configured one; a higher one changes nothing
 */
public record Wanted(
        Probe probe,
        ProbeMode mode,
        Optional<Money> amount,
        Optional<Money> maxAmount,
        Optional<String> commit,
        Optional<String> idempotencyKey) {

    /** What the schedule asks for. */
    public static Wanted bySchedule() {
        return new Wanted(
                WalletTopUp.PROBE,
                ProbeMode.MOCK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Optional<ProbeRuns.RequestKey> requestKey() {
        return idempotencyKey.map(key -> new ProbeRuns.RequestKey(key, asked()));
    }

    private String asked() {
        return Sha256.ofUtf8(probe.name() + "\n" + mode + "\n" + amount + "\n" + maxAmount + "\n" + commit)
                .hex();
    }
}
