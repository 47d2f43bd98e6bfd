package dev.tollgate.canary.probe;

import dev.tollgate.canary.probe.Finding.Broke;
import dev.tollgate.canary.probe.Finding.Held;
import dev.tollgate.canary.probe.Guarding.Asked;
import dev.tollgate.canary.safety.Limits;
import dev.tollgate.canary.safety.Result;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries one run out: guards, steps, clean-up, verdict. Blocking and of one thread; each run has a walk of its own.
 *
 * <p>The clean-up runs whatever the steps gave. One that is not proven makes the run fail, since a probe that leaves
 * money behind is worse than none.
 */
public final class ProbeWalk {
    private static final Logger LOG = Logger.getLogger(ProbeWalk.class);
    private static final CleanUpResult NOTHING_SENT = new CleanUpResult(Result.PASS, "nothing was left behind");

    private final ProbeOrder order;
    private final Target target;
    private final Limits limits;
    private final Journal journal;
    private final InstantSource clock;
    private final Sender sender;
    private final List<StepResult> steps = new ArrayList<>();
    private final Map<String, Footprint> footprints = new LinkedHashMap<>();

    public ProbeWalk(ProbeOrder order, Target target, Limits limits, Journal journal, InstantSource clock) {
        this.order = order;
        this.target = target;
        this.limits = limits;
        this.journal = journal;
        this.clock = clock;
        this.sender = new Sender(target, order.maxAmount());
    }

    /** @param leftBehind by earlier runs of this probe; it starts only when that has been cleaned up */
    public ProbeResult walk(List<Footprint> leftBehind) {
        Asked asked = new Guarding(sender, target, limits).ask(order);
        if (asked.reason().isPresent()) {
            return ended(asked, asked.reason(), asked.explanation(), NOTHING_SENT);
        }
        CleanUpResult previous = cleanUp(leftBehind, asked);
        if (!previous.proven()) {
            String explanation = "an earlier run's clean-up is not proven: " + previous.detail();
            return ended(asked, Optional.of(Reason.PREVIOUS_CLEAN_UP_UNPROVEN), explanation, previous);
        }
        Optional<Broke> broke = walkFlows(asked);
        return judged(asked, broke, cleanUp(List.copyOf(footprints.values()), asked));
    }

    /** Ends a run that somebody else began and did not finish: only cleans up, by the notes that it left. */
    public ProbeResult endInterrupted(List<Footprint> left) {
        Asked asked = new Guarding(sender, target, limits).ask(order);
        CleanUpResult cleanUp = left.stream().noneMatch(Footprint::walletAsked)
                ? NOTHING_SENT
                : asked.reason()
                        .map(reason -> new CleanUpResult(Result.UNPROVEN, asked.explanation()))
                        .orElseGet(() -> cleanUp(left, asked));
        return cleanUp.proven()
                ? ended(asked, Optional.of(Reason.INTERRUPTED), Reason.INTERRUPTED.meaning(), cleanUp)
                : ended(
                        asked,
                        Optional.of(Reason.CLEAN_UP_UNPROVEN),
                        Reason.INTERRUPTED.meaning() + "; the clean-up is not proven: " + cleanUp.detail(),
                        cleanUp);
    }

    private CleanUpResult cleanUp(List<Footprint> left, Asked asked) {
        // Under the configured cap: a request that lowers its own must not keep an earlier run's money from going back.
        return new CleanUp(sender.under(limits.cap()), journal).prove(left, asked.instance());
    }

    private Optional<Broke> walkFlows(Asked asked) {
        for (Flow flow : order.probe().flows()) {
            Footprint at = Footprint.none(order.id(), flow, order.amount(), asked.instance());
            for (Step step : flow.steps()) {
                long startedMillis = clock.millis();
                Finding finding = take(step, at);
                long tookMillis = Math.max(0, clock.millis() - startedMillis);
                switch (finding) {
                    case Held held -> {
                        steps.add(new StepResult(step.name(), Result.PASS, held.detail(), tookMillis));
                        at = held.next();
                    }
                    case Broke broke -> {
                        steps.add(new StepResult(step.name(), broke.reason().verdict(), broke.detail(), tookMillis));
                        return Optional.of(
                                new Broke(broke.reason(), "step " + step.name() + " did not hold: " + broke.detail()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Finding take(Step step, Footprint before) {
        Footprint at = mark(step, before);
        try {
            note(step, at);
            Answer answer = sender.send(step.request().apply(at));
            Finding finding = step.judge().apply(at, answer);
            if (finding instanceof Held held) {
                note(step, held.next());
            }
            return finding;
        } catch (NoAnswer e) {
            if (!e.sent()) {
                note(step, at.nothingSent(before));
            }
            return new Broke(e.reason(), e.reason().meaning());
        } catch (RuntimeException e) {
            LOG.error("a step of probe " + order.probe().name() + " met an error of ours", e);
            return new Broke(Reason.ERROR_OF_OURS, Reason.ERROR_OF_OURS.meaning());
        }
    }

    private static Footprint mark(Step step, Footprint before) {
        return switch (step.leaves()) {
            case A_WALLET -> before.askingWallet();
            case A_TOP_UP -> before.askingTopUp();
            case NOTHING -> before;
        };
    }

    private void note(Step step, Footprint footprint) {
        if (step.leaves() != Step.Leaves.NOTHING) {
            footprints.put(footprint.flow(), footprint);
            journal.write(footprint);
        }
    }

    private ProbeResult judged(Asked asked, Optional<Broke> broke, CleanUpResult cleanUp) {
        if (!cleanUp.proven()) {
            String explanation =
                    broke.map(b -> b.detail() + "; ").orElse("") + "the clean-up is not proven: " + cleanUp.detail();
            return ended(asked, Optional.of(Reason.CLEAN_UP_UNPROVEN), explanation, cleanUp);
        }
        return broke.map(b -> ended(asked, Optional.of(b.reason()), b.detail(), cleanUp))
                .orElseGet(
                        () -> ended(asked, Optional.empty(), "every step held, and the clean-up is proven", cleanUp));
    }

    private ProbeResult ended(Asked asked, Optional<Reason> reason, String explanation, CleanUpResult cleanUp) {
        return new ProbeResult(
                clock.instant(),
                reason.map(Reason::verdict).orElse(Result.PASS),
                reason,
                explanation,
                sender.sent(),
                target.address(),
                asked.results(),
                allSteps(),
                cleanUp);
    }

    /** A step that was not reached is shown, and is unproven: its absence must not look like a pass. */
    private List<StepResult> allSteps() {
        List<StepResult> all = new ArrayList<>(steps);
        order.probe().flows().stream()
                .flatMap(flow -> flow.steps().stream())
                .skip(steps.size())
                .forEach(step -> all.add(new StepResult(step.name(), Result.UNPROVEN, "not reached", 0)));
        return all;
    }
}
