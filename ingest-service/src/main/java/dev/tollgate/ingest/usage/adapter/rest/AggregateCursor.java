package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.AggregateKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended, and the moment as of which it was answered: all pages of one question are as of the same moment.
 */
record AggregateCursor(Instant asOf, String product, String meter, Instant hour) {
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 4;

    static AggregateCursor of(Instant asOf, AggregateKey last) {
        return new AggregateCursor(asOf, last.product(), last.meter(), last.hour());
    }

    String text() {
        String plain = String.join(SEPARATOR, asOf.toString(), product, meter, hour.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static AggregateCursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(plain.split(SEPARATOR, PARTS));
            if (parts.size() == PARTS && UsageParameters.canBeName(plain)) {
                Instant asOf = Instant.parse(parts.get(0));
                Instant hour = Instant.parse(parts.get(3));
                if (UsageParameters.canBeTime(asOf) && UsageParameters.canBeTime(hour)) {
                    return new AggregateCursor(asOf, parts.get(1), parts.get(2), hour);
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw UsageParameters.wrong("cursor", "is none of a page of ours");
        }
        throw UsageParameters.wrong("cursor", "is none of a page of ours");
    }

    AggregateKey last(String tenant) {
        return new AggregateKey(tenant, product, meter, hour);
    }
}
