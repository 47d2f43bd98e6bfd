package dev.tollgate.ingest.backfill;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Lines of usage events for tests. */
public record UsageLines(String org, String subscription, String time, String quantity, String meter) {
    public static final UsageLines ACME = new UsageLines("acme", "sub-7", "2026-10-05T09:30:00Z", "1.5", "requests");

    public UsageLines of(String otherOrg) {
        return new UsageLines(otherOrg, subscription, time, quantity, meter);
    }

    public UsageLines under(String otherSubscription) {
        return new UsageLines(org, otherSubscription, time, quantity, meter);
    }

    public UsageLines at(String otherTime) {
        return new UsageLines(org, subscription, otherTime, quantity, meter);
    }

    public UsageLines worth(String otherQuantity) {
        return new UsageLines(org, subscription, time, otherQuantity, meter);
    }

    public UsageLines metered(String otherMeter) {
        return new UsageLines(org, subscription, time, quantity, otherMeter);
    }

    /** One event. */
    public String line(String id) {
        return """
                {"specversion":"1.0","id":"%s","source":"/shop/eu","type":"dev.tollgate.usage.v1","time":"%s",\
                "data":{"tenant":"%s","product":"api","meter":"%s","quantity":"%s","subscription":"%s"}}
                """.formatted(id, time, org, meter, quantity, subscription);
    }

    /** As many, with ids from {@code e0} on. */
    public List<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line("e" + i)).toList();
    }

    public static byte[] bytes(List<String> lines) {
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }
}
