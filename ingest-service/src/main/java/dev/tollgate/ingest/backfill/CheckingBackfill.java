package dev.tollgate.ingest.backfill;

import dev.tollgate.kernel.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Use case: reads a whole file and says what a backfill of it would send. Sends nothing. */
public final class CheckingBackfill {
    private CheckingBackfill() {}

    /**
     * @throws IOException when the file cannot be read to its end
     * @throws FileRefused when it cannot be read as events
     */
    public static BackfillPlan check(EventFile file, BackfillScope scope) throws IOException, FileRefused {
        try (EventFile.Reading reading = file.open()) {
            LeftOutEvents leftOut = new LeftOutEvents();
            ChosenBatches chosen = new ChosenBatches(reading, new Selecting(scope), leftOut);
            ChosenSums sums = new ChosenSums();
            List<Sha256> batches = new ArrayList<>();
            for (List<ChosenEvent> batch = chosen.next(); !batch.isEmpty(); batch = chosen.next()) {
                batches.add(Fingerprint.of(batch));
                for (ChosenEvent one : batch) {
                    sums.add(one.event());
                }
            }
            return plan(scope, reading.sha256(), leftOut, sums, batches);
        }
    }

    private static BackfillPlan plan(
            BackfillScope scope, Sha256 file, LeftOutEvents leftOut, ChosenSums sums, List<Sha256> batches) {
        long notSent =
                leftOut.counts().values().stream().mapToLong(Long::longValue).sum();
        return new BackfillPlan(
                scope,
                file,
                sums.events() + notSent,
                sums.events(),
                sums.hours(),
                sums.first(),
                sums.last(),
                sums.meters(),
                leftOut.counts(),
                leftOut.unreadable().stream()
                        .map(one -> new BackfillPlan.Mistaken(one.place(), one.errors()))
                        .toList(),
                leftOut.conflicts().stream()
                        .map(one -> new BackfillPlan.ConflictInFile(one.place(), one.first()))
                        .toList(),
                batches);
    }
}
