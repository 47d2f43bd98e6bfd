package dev.tollgate.usage;

import java.util.List;

/**
 * Events that are sent in one request, and tried again as they are.
 *
 * @param failures how often in a row it failed
 * @param answersBefore how many answers had been read when it first failed: more of them later prove that the server
 *     does answer, only not for this one
 */
record Batch(List<Held> events, int failures, long answersBefore) {

    Batch {
        events = List.copyOf(events);
    }

    Batch failed() {
        return new Batch(events, failures + 1, answersBefore);
    }

    Batch firstHalf() {
        return new Batch(events.subList(0, events.size() / 2), 0, answersBefore);
    }

    Batch secondHalf() {
        return new Batch(events.subList(events.size() / 2, events.size()), 0, answersBefore);
    }

    boolean isAlone() {
        return events.size() == 1;
    }

    /** The same bytes each time: a JSON array of the events. */
    byte[] body() {
        int length = events.size() + 1;
        for (Held event : events) {
            length += event.json().length;
        }
        byte[] body = new byte[length];
        int at = 0;
        for (Held event : events) {
            body[at++] = (byte) (at == 1 ? '[' : ',');
            System.arraycopy(event.json(), 0, body, at, event.json().length);
            at += event.json().length;
        }
        body[at] = ']';
        return body;
    }
}
