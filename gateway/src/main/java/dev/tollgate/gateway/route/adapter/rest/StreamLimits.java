package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import java.time.Duration;

/**
 * How much of one kind of request is carried.
 *
 * @param streams how many at once
 * @param maxBytes of each body
 * @param time for each body to arrive, as a whole
 * @param most what is said of a body that is larger, before the number
 */
record StreamLimits(int streams, long maxBytes, Duration time, String most) {
    ProblemException tooLarge() {
        return new ProblemException(new Problem.TooLarge(most + " " + maxBytes + " bytes a request."));
    }
}
