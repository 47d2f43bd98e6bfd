package dev.tollgate.gateway.gate.adapter.peer;

import dev.tollgate.gateway.gate.ProbeRuns;
import dev.tollgate.gateway.gate.SeenProbeRun;
import dev.tollgate.gateway.gate.SeenProbeRun.Outcome;
import dev.tollgate.gateway.gate.Sought;
import dev.tollgate.gateway.gate.adapter.peer.Seeking.Understood;
import dev.tollgate.kernel.adapter.peer.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Probe runs as the canary service tells them. */
@ApplicationScoped
class CanaryProbeRuns implements ProbeRuns {
    private enum State {
        RUNNING,
        FINISHED
    }

    private final BoundedCanary canary;

    CanaryProbeRuns(BoundedCanary canary) {
        this.canary = canary;
    }

    @Override
    public Uni<Sought<SeenProbeRun>> newest(
            String probe, String commit, List<String> acceptedModes, Caller onBehalfOf) {
        return Seeking.newest(
                acceptedModes,
                mode -> canary.newest(probe, commit, mode, onBehalfOf),
                item -> understand(item, probe, commit));
    }

    private static Understood<SeenProbeRun> understand(PeerAnswer item, String probe, String commit) {
        item.mustSay("probe", probe);
        item.mustSay("commit", commit);
        SeenProbeRun run =
                switch (item.oneOf("state", State.class)) {
                    case RUNNING ->
                        new SeenProbeRun(
                                item.text("mode"), item.instant("startedAt"), Outcome.RUNNING, item.reason(), "");
                    case FINISHED -> finished(item);
                };
        return new Understood<>(run.mode(), run.startedAt(), run, item.canonical());
    }

    private static SeenProbeRun finished(PeerAnswer item) {
        Outcome outcome = item.oneOf("verdict", Outcome.class);
        if (outcome == Outcome.RUNNING) {
            throw new PeerAnswer.NotUnderstood("verdict is an unknown word");
        }
        return new SeenProbeRun(
                item.text("mode"), item.instant("startedAt"), outcome, item.reason(), item.text("explanation"));
    }
}
