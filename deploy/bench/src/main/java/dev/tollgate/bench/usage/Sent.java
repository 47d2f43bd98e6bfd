package dev.tollgate.bench.usage;

import java.util.ArrayList;
import java.util.List;

/**
 * What must be stored, if nothing was lost and nothing counted twice.
 *
 * @param ours distinct events sent to the service
 * @param rivals distinct events inserted by the other side
 * @param again events that were sent a second time
 * @param accepted events that the service called accepted
 * @param duplicate events that the service called duplicates
 */
record Sent(Total ours, Total rivals, long again, long accepted, long duplicate) {
    static final Sent NOTHING = new Sent(Total.NONE, Total.NONE, 0, 0, 0);

    static Sent by(List<Sent> workers) {
        return workers.stream().reduce(NOTHING, Sent::plus);
    }

    Sent plus(Sent other) {
        return new Sent(
                ours.plus(other.ours),
                rivals.plus(other.rivals),
                again + other.again,
                accepted + other.accepted,
                duplicate + other.duplicate);
    }

    /** Where the answers or the tables say something else, in words; empty when all of them agree. */
    List<String> differencesFrom(Stored stored) {
        List<String> differences = new ArrayList<>();
        compare(differences, "usage_event", ours.plus(rivals), stored.events());
        compare(differences, "usage_addition", ours, stored.additions());
        compare(differences, "answers accepted", ours.events(), accepted);
        compare(differences, "answers duplicate", again, duplicate);
        return List.copyOf(differences);
    }

    private static <T> void compare(List<String> differences, String where, T sent, T found) {
        if (!sent.equals(found)) {
            differences.add(where + ": sent " + sent + ", found " + found);
        }
    }
}
