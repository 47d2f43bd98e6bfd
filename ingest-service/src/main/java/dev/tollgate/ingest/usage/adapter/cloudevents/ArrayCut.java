package dev.tollgate.ingest.usage.adapter.cloudevents;

import dev.tollgate.ingest.usage.BodyRefused;
import java.io.IOException;

/**
 * Cuts a JSON array into its elements by brackets, quotes and commas alone. What an element is worth is seen when it is
 * read: as each has to be exactly one JSON value then, the whole is a JSON array.
 */
final class ArrayCut {
    private final Octets octets;
    private final int maxEvents;
    private int index = -1;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean ended;

    ArrayCut(Octets octets, int maxEvents) {
        this.octets = octets;
        this.maxEvents = maxEvents;
    }

    /** Of the element that was cut last, from 0. */
    int index() {
        return index;
    }

    /**
     * Moves the next element into the slice; false behind the last one.
     *
     * @throws BodyRefused when the body is no array, goes on behind it, or has too many elements
     */
    boolean next(Slice slice) throws IOException, BodyRefused {
        if (index < 0 ? !begin() : !goOn()) {
            requireEnd();
            return false;
        }
        index++;
        if (index >= maxEvents) {
            throw BodyText.tooManyEvents(maxEvents);
        }
        octets.skipSpace();
        slice.begin(octets.place());
        cut(slice);
        if (slice.length() == 0) {
            throw BodyText.refusedAt(
                    BodyText.element(index), "is missing at " + slice.start().text());
        }
        return true;
    }

    private boolean begin() throws IOException, BodyRefused {
        int first = octets.skipSpace();
        if (first == Octets.END) {
            throw BodyText.noEvent();
        }
        if (first != '[') {
            throw BodyText.refused("is not a JSON array, at " + octets.place().text());
        }
        octets.skip();
        if (octets.skipSpace() == ']') {
            throw BodyText.noEvent();
        }
        return true;
    }

    private boolean goOn() throws IOException, BodyRefused {
        int next = octets.skipSpace();
        if (next != ',' && next != ']') {
            String wrong = next == Octets.END ? "the body ends" : "something else than a comma or ] stands";
            throw BodyText.refused(wrong + " behind " + BodyText.element(index) + ", at "
                    + octets.place().text());
        }
        octets.skip();
        return next == ',';
    }

    private void requireEnd() throws IOException, BodyRefused {
        if (octets.skipSpace() != Octets.END) {
            throw BodyText.refused(
                    "goes on behind the array, at " + octets.place().text());
        }
    }

    private void cut(Slice slice) throws IOException, BodyRefused {
        depth = 0;
        inString = false;
        escaped = false;
        ended = false;
        while (!ended) {
            if (octets.peek() == Octets.END) {
                throw BodyText.refusedAt(
                        BodyText.element(index),
                        "is cut off, at " + octets.place().text());
            }
            int start = octets.at();
            int stop = scan(octets.buffer(), start, octets.filled());
            slice.append(octets.buffer(), start, stop);
            octets.moveTo(stop);
        }
    }

    /** Goes on to where the element ends, or to where the buffer does. */
    private int scan(byte[] buffer, int from, int to) {
        int at = from;
        while (at < to && !ended) {
            byte octet = buffer[at];
            if (inString) {
                at = string(buffer, at, to);
            } else if (depth == 0 && (octet == ',' || octet == ']')) {
                ended = true;
            } else {
                at++;
                structure(octet);
            }
        }
        return at;
    }

    private void structure(byte octet) {
        switch (octet) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> ended = --depth <= 0;
            default -> {
                // Numbers, words, white space: nothing that a bracket could hide in.
            }
        }
    }

    /** Most of a body's bytes stand in strings, so this is where the time goes. */
    private int string(byte[] buffer, int from, int to) {
        int at = from;
        if (escaped) {
            escaped = false;
            at++;
        }
        while (at < to) {
            byte octet = buffer[at++];
            if (octet == '"') {
                inString = false;
                return at;
            }
            if (octet == '\\') {
                if (at == to) {
                    escaped = true;
                    return at;
                }
                at++;
            }
        }
        return at;
    }
}
