package dev.tollgate.ingest.adapter.postgres;

/**
 * Whether the server keeps what it confirms. An acknowledgement of ours would promise what nobody keeps where it is set
 * to lose it, so nothing is stored there.
 */
public final class Durability {
    /** A condition for a statement that stores. */
    public static final String IS_ON = """
            current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'
              AND current_setting('synchronous_commit') <> 'off'""";

    private Durability() {}

    /** What such a statement ends with where the condition did not hold. */
    public static IllegalStateException isOff() {
        return new IllegalStateException("PostgreSQL is set to lose what it confirms:"
                + " one of fsync, full_page_writes, synchronous_commit is off");
    }
}
