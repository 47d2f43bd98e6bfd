package dev.tollgate.kernel.house;

import dev.tollgate.kernel.Identifiers;
import java.util.Random;
import java.util.UUID;

/** Random ids that a seed gives again; the seed is printed, so that a failure can be replayed. */
public final class SeededIdentifiers implements Identifiers {
    private final Random random;

    public SeededIdentifiers(long seed) {
        System.err.println("identifiers are drawn with seed " + seed);
        this.random = new Random(seed);
    }

    @Override
    public synchronized UUID next() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
