package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.evidence.Artefacts;
import dev.tollgate.gateway.gate.Decision.Asker;
import dev.tollgate.gateway.release.Release;
import dev.tollgate.gateway.release.Releases;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.adapter.peer.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Answers whether a release may pass a gate, and keeps the answer with everything it rests on. */
@ApplicationScoped
public class Deciding {
    private final Releases releases;
    private final Gathering gathering;
    private final Policies policies;
    private final DecisionRecords records;
    private final Decisions decisions;
    private final Artefacts artefacts;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Deciding(
            Releases releases,
            Gathering gathering,
            Policies policies,
            DecisionRecords records,
            Decisions decisions,
            Artefacts artefacts,
            InstantSource clock,
            Identifiers identifiers) {
        this.releases = releases;
        this.gathering = gathering;
        this.policies = policies;
        this.records = records;
        this.decisions = decisions;
        this.artefacts = artefacts;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /** Asks everybody first, then judges at one instant, then stores: artefacts before the row that names them. */
    public Uni<Decision> decide(UUID releaseId, String tierOrAlias, String policyName, Caller asker) {
        Policy policy = policies.find(policyName).orElseThrow(() -> unknownPolicy(policies));
        String tier = policy.tierName(tierOrAlias).orElseThrow(Deciding::unknownTier);
        String policyJson = records.write(policy);
        return releases.find(releaseId)
                .map(found -> found.orElseThrow(
                        () -> new ProblemException(new Problem.NotFound("There is no release of this id."))))
                .chain(release -> gathering
                        .gather(release, policy, tier, asker)
                        .map(evidence -> judge(release, policy, policyJson, tier, asker, evidence)))
                .call(judged -> keep(judged, policyJson))
                .call(judged -> decisions.add(judged.decision()))
                .map(Judged::decision);
    }

    private record Judged(Decision decision, List<String> artefacts) {}

    private Judged judge(
            Release release, Policy policy, String policyJson, String tier, Caller asker, Evidence evidence) {
        // Microseconds are what PostgreSQL keeps; an instant with more would not be the same when read again.
        Question question = new Question(
                release,
                policy,
                Sha256.ofUtf8(policyJson),
                tier,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Judgement judgement = Judgement.of(question, evidence);
        String record = records.write(judgement);
        String role = String.join(",", asker.roles().stream().sorted().toList());
        Decision decision = new Decision(
                identifiers.next(), new Asker(asker.name(), role), judgement, record, Sha256.ofUtf8(record));
        return new Judged(decision, evidence.artefacts().toList());
    }

    private Uni<Void> keep(Judged judged, String policyJson) {
        Uni<Sha256> kept = artefacts.keep(bytes(policyJson));
        for (String artefact : judged.artefacts()) {
            kept = kept.chain(() -> artefacts.keep(bytes(artefact)));
        }
        return kept.chain(() -> artefacts.keep(bytes(judged.decision().record())))
                .replaceWithVoid();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ProblemException unknownPolicy(Policies policies) {
        String off = policies.demonstrations() ? "" : "; demonstrations are off here (TOLLGATE_GATE_DEMONSTRATIONS)";
        return new ProblemException(new Problem.Unprocessable(
                "There is no such policy here.",
                List.of(new Problem.FieldError(
                        "policy",
                        "is none of " + policies.names().stream().sorted().toList() + off))));
    }

    private static ProblemException unknownTier() {
        return new ProblemException(new Problem.NotFound("The policy has no gate of this name."));
    }
}
