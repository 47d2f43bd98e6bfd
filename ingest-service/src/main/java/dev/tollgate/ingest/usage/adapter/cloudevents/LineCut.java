package dev.tollgate.ingest.usage.adapter.cloudevents;

import dev.tollgate.ingest.usage.BodyRefused;
import java.io.IOException;

/** Cuts newline-delimited JSON into the lines that are not empty. */
final class LineCut {
    private final Octets octets;
    private final int maxEvents;
    private int events;

    LineCut(Octets octets, int maxEvents) {
        this.octets = octets;
        this.maxEvents = maxEvents;
    }

    /**
     * Moves the next line into the slice; false behind the last one.
     *
     * @throws BodyRefused when there is none at all, or one too many
     */
    boolean next(Slice slice) throws IOException, BodyRefused {
        if (octets.skipSpace() == Octets.END) {
            if (events == 0) {
                throw BodyText.noEvent();
            }
            return false;
        }
        if (++events > maxEvents) {
            throw BodyText.tooManyEvents(maxEvents);
        }
        slice.begin(octets.place());
        boolean ended = false;
        while (!ended && octets.peek() != Octets.END) {
            byte[] buffer = octets.buffer();
            int start = octets.at();
            int stop = start;
            while (stop < octets.filled() && buffer[stop] != '\n') {
                stop++;
            }
            ended = stop < octets.filled();
            slice.append(buffer, start, stop);
            octets.moveTo(stop);
        }
        return true;
    }
}
