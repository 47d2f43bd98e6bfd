package dev.tollgate.bench.usage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A request's bytes, built once; each request is a copy with ids and times of its own. The sender shares the processors
 * with what is measured, so a copy costs microseconds.
 */
final class Body {
    private static final String ID = "#".repeat(EventIds.CHARS);
    private static final String SECOND = "0000-00-00T00:00:00";
    private static final int MAX_SECONDS_AGO = 60;

    private final byte[] template;
    private final int[] idsAt;
    private final int[] secondsAt;
    private final List<Usage> events;
    private final Total total;

    private Body(String template, List<Usage> events) {
        this.template = template.getBytes(US_ASCII);
        this.events = events;
        this.total = Total.of(events);
        this.idsAt = positions(template, ID, events.size());
        this.secondsAt = positions(template, SECOND, events.size());
    }

    /** {@code application/cloudevents-batch+json} */
    static Body batch(Application application) {
        StringBuilder text = new StringBuilder("[");
        for (Usage usage : application.batch()) {
            text.append(text.length() > 1 ? "," : "").append(event(application, usage));
        }
        return new Body(text.append("]").toString(), application.batch());
    }

    /** {@code application/cloudevents+json} */
    static Body single(Application application, Usage usage) {
        return new Body(event(application, usage), List.of(usage));
    }

    int events() {
        return events.size();
    }

    /** What every request of this body adds. */
    Total total() {
        return total;
    }

    /** A request with new ids, sent now. */
    byte[] next(EventIds ids, Clock clock, RandomGenerator random) {
        byte[] body = template.clone();
        byte[][] seconds = lastMinute(clock.instant());
        for (int event = 0; event < idsAt.length; event++) {
            byte[] id = ids.next(clock.instant(), random).toString().getBytes(US_ASCII);
            System.arraycopy(id, 0, body, idsAt[event], id.length);
            byte[] second = seconds[events.get(event).secondsAgo()];
            System.arraycopy(second, 0, body, secondsAt[event], second.length);
        }
        return body;
    }

    private static byte[][] lastMinute(Instant now) {
        byte[][] seconds = new byte[MAX_SECONDS_AGO + 1][];
        for (int ago = 0; ago < seconds.length; ago++) {
            String text = now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(ago).toString();
            seconds[ago] = text.substring(0, SECOND.length()).getBytes(US_ASCII);
        }
        return seconds;
    }

    private static String event(Application application, Usage usage) {
        String subscription = usage.subscription()
                .map(id -> ",\"subscription\":\"" + id + "\"")
                .orElse("");
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"dev.tollgate.usage.v1","time":"%s.%03dZ",\
                "data":{"tenant":"%s","product":"%s","meter":"%s","quantity":"%s"%s}}""".formatted(
                        ID,
                        application.source(),
                        SECOND,
                        usage.millis(),
                        usage.tenant(),
                        usage.product(),
                        usage.meter(),
                        usage.quantity().toPlainString(),
                        subscription);
    }

    private static int[] positions(String text, String mark, int count) {
        int[] positions = new int[count];
        int from = 0;
        for (int each = 0; each < count; each++) {
            positions[each] = text.indexOf(mark, from);
            from = positions[each] + mark.length();
        }
        return positions;
    }
}
