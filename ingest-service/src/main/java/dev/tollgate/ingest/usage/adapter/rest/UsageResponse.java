package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.Outcome;
import dev.tollgate.ingest.usage.Reception.Answered;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "UsageResponse", description = "Each event's own answer, and how many of each there are.")
record UsageResponse(int accepted, int duplicate, int conflict, int rejected, int refused, List<EventResult> results) {

    static UsageResponse of(Answered answered) {
        int accepted = 0;
        int duplicate = 0;
        int conflict = 0;
        int rejected = 0;
        int refused = 0;
        List<EventResult> results = new ArrayList<>(answered.outcomes().size());
        Map<Instant, String> texts = new HashMap<>();
        for (int index = 0; index < answered.outcomes().size(); index++) {
            Outcome outcome = answered.outcomes().get(index);
            results.add(EventResult.of(
                    index,
                    answered.sent().get(index),
                    outcome,
                    instant -> texts.computeIfAbsent(instant, Instant::toString)));
            switch (outcome) {
                case Outcome.Accepted _ -> accepted++;
                case Outcome.Duplicate _ -> duplicate++;
                case Outcome.Conflict _ -> conflict++;
                case Outcome.Rejected _ -> rejected++;
                case Outcome.Refused _ -> refused++;
            }
        }
        return new UsageResponse(accepted, duplicate, conflict, rejected, refused, results);
    }

    /** Whether everything is counted, now or before. */
    boolean isComplete() {
        return accepted + duplicate == results.size();
    }
}
