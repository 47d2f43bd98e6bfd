package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.provider.Landing;
import java.time.Instant;
import java.util.OptionalLong;

/** Lets something happen once the first file has been laid down. */
final class LandedFirst implements Landing {
    private final Landing landing;
    private final Runnable then;
    private boolean happened;

    LandedFirst(Landing landing, Runnable then) {
        this.landing = landing;
        this.then = then;
    }

    @Override
    public void copy(String path, Instant written, OptionalLong bytes, RemoteObject object) {
        landing.copy(path, written, bytes, object);
        if (!happened) {
            happened = true;
            then.run();
        }
    }

    @Override
    public void write(String path, Instant written, Rows rows) {
        landing.write(path, written, rows);
    }
}
