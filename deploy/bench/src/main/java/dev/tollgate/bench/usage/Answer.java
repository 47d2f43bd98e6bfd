package dev.tollgate.bench.usage;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the service said of a request, by the counts that its answer begins with.
 *
 * @param accepted how many events are stored now
 * @param duplicate how many were stored before
 */
record Answer(int accepted, int duplicate) {
    private static final int OK = 200;
    private static final Pattern ACCEPTED = Pattern.compile("\"accepted\"\\s*:\\s*(\\d+)");
    private static final Pattern DUPLICATE = Pattern.compile("\"duplicate\"\\s*:\\s*(\\d+)");

    /**
     * @param beginning of the answer's body, behind which come the results of the single events
     * @throws IOException when it is not the answer to a request of which every event is stored
     */
    static Answer of(int status, String beginning, int events) throws IOException {
        Answer answer = new Answer(count(ACCEPTED, beginning), count(DUPLICATE, beginning));
        if (status != OK || answer.accepted + answer.duplicate != events) {
            throw new IOException("the service answered " + status + " to " + events + " events: " + beginning);
        }
        return answer;
    }

    private static int count(Pattern field, String text) {
        Matcher matcher = field.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
