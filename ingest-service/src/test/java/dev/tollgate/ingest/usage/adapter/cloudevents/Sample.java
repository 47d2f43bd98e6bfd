package dev.tollgate.ingest.usage.adapter.cloudevents;

import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The event of {@code usage.md}, whole and with a part changed. */
final class Sample {
    static final String JSON = """
            {"specversion": "1.0", "id": "e-1", "source": "/shop/eu", "type": "dev.tollgate.usage.v1",
             "time": "2026-11-21T09:00:00.25Z",
             "data": {"tenant": "acme", "product": "api", "meter": "requests", "quantity": "12.5", "subscription": "sub-7"}}""";

    /** On one line. */
    static final String LINE = JSON.replace("\n", "");

    static final UsageEvent EVENT = new UsageEvent(
            new EventKey("acme", "/shop/eu", "e-1"),
            "api",
            "requests",
            Optional.of("sub-7"),
            new BigDecimal("12.5"),
            Instant.parse("2026-11-21T09:00:00.250Z"));

    private Sample() {}

    /** With one member put in another way. */
    static String with(String member, String instead) {
        String changed = LINE.replace(member, instead);
        if (changed.equals(LINE)) {
            throw new AssertionError("the sample has no " + member);
        }
        return changed;
    }

    static String withId(String id) {
        return with("e-1", id);
    }

    /** With a member more at its top. */
    static String withMore(String member) {
        return "{" + member + ", " + LINE.substring(1);
    }
}
