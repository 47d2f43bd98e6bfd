package dev.tollgate.canary.probe;

import dev.tollgate.canary.platform.http.HttpTarget;
import dev.tollgate.canary.platform.http.SandboxServer;
import dev.tollgate.canary.safety.AmountCap;
import dev.tollgate.canary.safety.Limits;
import dev.tollgate.canary.sandbox.Wallets;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A real sandbox, a proxy before it that may break things, and walks against the two. */
final class Rig implements AutoCloseable {
    static final Money TEN = Money.of("10", "RUB");
    static final Limits LIMITS = new Limits(Optional.of(TEN), Set.of("127.0.0.1", "localhost"));

    final SeededIdentifiers identifiers = new SeededIdentifiers(20261006);
    final MovableClock clock = new MovableClock(Instant.parse("2026-10-06T08:00:00Z"));
    final Notes notes = new Notes();
    final String key = SandboxServer.newKey(identifiers);
    final SandboxServer sandbox;
    final BreakingProxy proxy;

    Rig(BreakingProxy.Break fault) throws IOException {
        sandbox = SandboxServer.start(0, new Wallets(identifiers, clock, 100), key, identifiers);
        proxy = new BreakingProxy(sandbox.address(), fault);
    }

    ProbeOrder order(Money amount) {
        return new ProbeOrder(
                identifiers.next(),
                WalletTopUp.PROBE,
                ProbeMode.MOCK,
                Optional.empty(),
                amount,
                AmountCap.binding(LIMITS.cap(), Optional.empty()),
                Optional.empty(),
                clock.instant());
    }

    ProbeResult walk(ProbeOrder order) {
        return walk(order, proxy.address(), key, List.of());
    }

    ProbeResult walk(ProbeOrder order, URI address, String withKey, List<Footprint> leftBehind) {
        try (HttpTarget target = new HttpTarget(address, withKey, Duration.ofSeconds(1))) {
            return new ProbeWalk(order, target, LIMITS, notes, clock).walk(leftBehind);
        }
    }

    HttpTarget target() {
        return new HttpTarget(proxy.address(), key, Duration.ofSeconds(1));
    }

    ProbeResult endInterrupted(ProbeOrder order, List<Footprint> left) {
        try (HttpTarget target = new HttpTarget(proxy.address(), key, Duration.ofSeconds(1))) {
            return new ProbeWalk(order, target, LIMITS, notes, clock).endInterrupted(left);
        }
    }

    @Override
    public void close() {
        proxy.close();
        sandbox.close();
    }

    /** A journal that remembers everything that was ever written. */
    static final class Notes implements Journal {
        final List<Footprint> written = new ArrayList<>();
        final List<String> erased = new ArrayList<>();

        @Override
        public void write(Footprint footprint) {
            written.add(footprint);
        }

        @Override
        public void erase(Footprint footprint) {
            erased.add(footprint.flow());
        }
    }
}
