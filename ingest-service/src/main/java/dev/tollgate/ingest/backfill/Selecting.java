package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.ingest.usage.UsageEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses events in the order of their file. It remembers the identity of each event of the tenant, some 110 bytes for
 * one; that is why their number has a limit.
 *
 * <p>Also of those outside the span: an identity that stands in the file twice, once inside and once outside, is a
 * conflict, and which of the two is true is not ours to say.
 */
final class Selecting {
    static final int MOST_EVENTS = 2_000_000;

    private final BackfillScope scope;
    private final int most;
    private final Map<Fingerprint, Seen> seen = new HashMap<>();

    Selecting(BackfillScope scope) {
        this(scope, MOST_EVENTS);
    }

    Selecting(BackfillScope scope, int most) {
        this.scope = scope;
        this.most = most;
    }

    /** @throws FileRefused when the tenant has more events in it than can be told apart */
    Choice choose(PlacedEvent placed) throws FileRefused {
        return switch (placed.event()) {
            case ReadEvent.Readable readable -> choose(placed.place(), readable.event());
            case ReadEvent.Unreadable unreadable -> new Choice.Unreadable(placed.place(), unreadable.errors());
        };
    }

    private Choice choose(EventPlace place, UsageEvent event) throws FileRefused {
        if (!scope.isOfTenant(event)) {
            return new Choice.Left(LeftOut.OTHER_ORG);
        }
        Fingerprint content = Fingerprint.of(event);
        Seen first = seen.putIfAbsent(Fingerprint.of(event.key()), new Seen(content.high(), place));
        if (first != null && first.content() != content.high()) {
            return new Choice.Conflicting(place, first.place());
        }
        if (seen.size() > most) {
            throw new FileRefused("it has more than " + most + " events of the org: split it");
        }
        Optional<LeftOut> reason =
                scope.leavesOut(event).or(() -> first == null ? Optional.empty() : Optional.of(LeftOut.DUPLICATE));
        return reason.isPresent() ? new Choice.Left(reason.get()) : new Choice.Chosen(new ChosenEvent(place, event));
    }

    /** @param content half of its fingerprint: it is compared with that of one other event, not of millions */
    private record Seen(long content, EventPlace place) {}
}
