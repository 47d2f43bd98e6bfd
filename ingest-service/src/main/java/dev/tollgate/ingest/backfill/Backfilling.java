package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.backfill.BackfillResult.Stop;
import dev.tollgate.ingest.backfill.EventReceiver.Reply;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.outbound.Pause;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Sha256;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Use case: sends what a plan says, in the file's order, one batch after the other, each until every event of it has its
 * answer. The whole can be run again: what is stored already is answered as a duplicate.
 */
public final class Backfilling {
    private final EventReceiver receiver;
    private final Backoff backoff;
    private final Pause pause;
    private final Identifiers chance;

    /** @param backoff how often the same events are tried without any of them being answered, and how far apart */
    public Backfilling(EventReceiver receiver, Backoff backoff, Pause pause, Identifiers chance) {
        this.receiver = receiver;
        this.backoff = backoff;
        this.pause = pause;
        this.chance = chance;
    }

    /**
     * Reads the file once more, and compares each batch with the plan before it is sent.
     *
     * @param plan one that is ready
     */
    public BackfillResult send(BackfillPlan plan, EventFile file, Progress progress) {
        Answers answers = new Answers();
        try (EventFile.Reading reading = file.open()) {
            ChosenBatches chosen = new ChosenBatches(reading, new Selecting(plan.scope()), new LeftOutEvents());
            for (Sha256 checked : plan.batches()) {
                List<ChosenEvent> batch = chosen.next();
                if (!Fingerprint.of(batch).equals(checked)) {
                    return answers.result(plan.events(), stop("the file changed after it was checked"));
                }
                Optional<Stop> stop = send(batch, answers, plan.events(), progress);
                if (stop.isPresent()) {
                    return answers.result(plan.events(), stop);
                }
            }
            return answers.result(
                    plan.events(),
                    chosen.next().isEmpty() ? Optional.empty() : stop("the file changed after it was checked"));
        } catch (IOException | FileRefused e) {
            return answers.result(plan.events(), stop("the file cannot be read as it was when it was checked"));
        } catch (OutboundRefused e) {
            return answers.result(plan.events(), stop(e.explanation()));
        }
    }

    /** @return why it cannot go on; empty when every event of the batch has its answer */
    private Optional<Stop> send(List<ChosenEvent> batch, Answers answers, long of, Progress progress) {
        List<ChosenEvent> left = batch;
        int tried = 0;
        while (true) {
            Reply reply = receiver.send(left.stream().map(ChosenEvent::event).toList());
            tried++;
            Unfinished unfinished;
            switch (reply) {
                case Reply.Answered answered -> {
                    List<ChosenEvent> refused = answers.take(left, answered.answers());
                    progress.done(answers.done(), of);
                    if (refused.isEmpty()) {
                        return Optional.empty();
                    }
                    // Whoever gets on, however slowly, does not give up.
                    tried = refused.size() < left.size() ? 1 : tried;
                    left = refused;
                    unfinished = new Unfinished("the org is over its rate", answered.retryAfter());
                }
                case Reply.Later later -> unfinished = new Unfinished(later.why(), later.retryAfter());
                case Reply.Denied denied -> {
                    return Optional.of(new Stop(denied.why(), true));
                }
                case Reply.Hopeless hopeless -> {
                    return stop(hopeless.why());
                }
            }
            if (!waits(tried, unfinished, progress)) {
                return stop(unfinished.gaveUp(tried));
            }
        }
    }

    /** @return false when it is not to be tried again */
    private boolean waits(int tried, Unfinished unfinished, Progress progress) {
        Optional<Duration> wait =
                backoff.pause(tried, unfinished.asked(), chance.next().getLeastSignificantBits());
        wait.ifPresent(duration -> {
            progress.waiting(unfinished.why(), duration);
            pause.waitOut(duration);
        });
        return wait.isPresent();
    }

    /** @param asked how long the other side wants us to wait */
    private record Unfinished(String why, Optional<Duration> asked) {
        String gaveUp(int tried) {
            return "gave up after " + tried + (tried == 1 ? " try: " : " tries: ") + why
                    + asked.map(wait -> ", asked to wait " + wait.toSeconds() + " s")
                            .orElse("");
        }
    }

    private static Optional<Stop> stop(String why) {
        return Optional.of(new Stop(why, false));
    }
}
