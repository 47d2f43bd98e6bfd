package dev.tollgate.ingest.trust.matrix;

import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.TrustPolicy.SourceRule;
import dev.tollgate.ingest.trust.matrix.Cell.SignatureKind;
import dev.tollgate.ingest.trust.matrix.Cell.SourceKind;
import dev.tollgate.ingest.trust.matrix.Forging.SecretMissing;
import dev.tollgate.kernel.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends every cell that can be sent from here to an endpoint, one after the other, and judges how it answers. */
public final class TryingMatrix {
    /** Of the moment and not of trust: whoever answers so has judged nothing. */
    private static final Set<Integer> NOT_NOW = Set.of(404, 405, 408, 413, 415, 429, 502, 503, 504);

    /** With what endpoints refuse what they do not believe. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 422);

    private final TrustPolicy policy;
    private final Forging forging;
    private final Target target;
    private final InstantSource clock;
    private final boolean anyRefusal;

    /** @param anyRefusal whether another refusal than the policy's is right too: 400, 401, 403 or 422 */
    public TryingMatrix(TrustPolicy policy, Forging forging, Target target, InstantSource clock, boolean anyRefusal) {
        this.policy = policy;
        this.forging = forging;
        this.target = target;
        this.clock = clock;
        this.anyRefusal = anyRefusal;
    }

    /** A cell, what must come of it, and what did. */
    public record Tried(Cell cell, Expected expected, Outcome outcome) {}

    /** @param sender the address that the target sees; where it is not known, we are taken for somebody else */
    public List<Tried> all(Optional<InetAddress> sender) {
        List<Tried> tried = new ArrayList<>();
        for (Cell cell : Matrix.of(policy, clock.instant())) {
            Expected expected = TruthTable.of(policy, cell);
            Outcome outcome =
                    cell.source().isPresent() && !canCome(cell.source().get(), sender)
                            ? new Outcome.Unproven("an address that is not ours to send from")
                            : outcome(cell, expected);
            tried.add(new Tried(cell, expected, outcome));
        }
        return List.copyOf(tried);
    }

    private Outcome outcome(Cell cell, Expected expected) {
        try {
            Forged forged = forging.of(cell, clock.instant());
            Target.Answer answer = target.send(forged);
            if (cell.signature().equals(Optional.of(SignatureKind.REPLAYED))) {
                Outcome first = outcome(answer, expected);
                return first instanceof Outcome.Right ? outcome(target.send(forged), expected) : first;
            }
            return outcome(answer, expected);
        } catch (SecretMissing e) {
            return new Outcome.Unproven(String.valueOf(e.getMessage()));
        }
    }

    private Outcome outcome(Target.Answer answer, Expected expected) {
        return switch (answer) {
            case Target.Answer.None none -> new Outcome.Unproven(none.why());
            case Target.Answer.Status status -> outcome(status.code(), expected.status());
        };
    }

    private Outcome outcome(int status, int expected) {
        if (NOT_NOW.contains(status)) {
            return new Outcome.Unproven("answered " + status + ", which judges nothing");
        }
        boolean isRight =
                expected == 200 ? status / 100 == 2 : status == expected || (anyRefusal && REFUSALS.contains(status));
        return isRight ? new Outcome.Right(status) : new Outcome.Wrong(status);
    }

    /** Whether what we send comes the way that the cell says. */
    private boolean canCome(SourceKind kind, Optional<InetAddress> sender) {
        SourceRule rule = policy.source().orElseThrow();
        boolean inside = sender.map(own -> contains(rule.networks(), own)).orElse(false);
        boolean proxy = sender.map(own -> contains(rule.proxies(), own)).orElse(false);
        boolean ipv6 = sender.map(Inet6Address.class::isInstance).orElse(false);
        return switch (kind) {
            case INSIDE -> inside && !ipv6;
            case IPV6_INSIDE -> inside && ipv6;
            case OUTSIDE -> !inside && !proxy && !ipv6;
            case IPV6_OUTSIDE -> sender.isPresent() && !inside && !proxy && ipv6;
            case SPOOFED_HEADER -> !inside && !proxy;
            case TRUSTED_PROXY, SPOOFED_BEHIND_PROXY -> proxy;
            // Which other proxies the target's gateway believes, nobody knows from outside.
            case UNTRUSTED_PROXY -> false;
        };
    }

    private static boolean contains(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
