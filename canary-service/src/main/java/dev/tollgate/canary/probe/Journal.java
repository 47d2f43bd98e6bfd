package dev.tollgate.canary.probe;

/** Where a walk notes what it may leave behind, before it does. Blocking; a command has none. */
public interface Journal {
    /** Returns when the note would survive a crash. */
    void write(Footprint footprint);

    /** The clean-up of this flow is proven. */
    void erase(Footprint footprint);

    /** For a process whose sandbox ends with it: a crash leaves nothing to clean up. */
    static Journal none() {
        return new Journal() {
            @Override
            public void write(Footprint footprint) {}

            @Override
            public void erase(Footprint footprint) {}
        };
    }
}
