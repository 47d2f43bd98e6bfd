package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.trust.Check;
import dev.tollgate.ingest.trust.CheckResult;
import dev.tollgate.ingest.trust.Delivery;
import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.trust.Judgement;
import dev.tollgate.ingest.trust.Judgement.Verdict;
import dev.tollgate.ingest.trust.SentHeaders;
import dev.tollgate.ingest.webhook.Inbox.Judged;
import dev.tollgate.ingest.webhook.Inbox.Untrusted;
import dev.tollgate.kernel.Sha256;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries as a test needs them; what they say is their content. */
public final class Deliveries {
    public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private Deliveries() {}

    public static Delivery of(String provider, String body) {
        return of(provider, body, NOW);
    }

    public static Delivery of(String provider, String body, Instant at) {
        return new Delivery(
                provider,
                new SentHeaders(Map.of("x-test", List.of("one", "two"))),
                body.getBytes(StandardCharsets.UTF_8),
                InetAddress.ofLiteral("192.0.2.7"),
                at);
    }

    public static Judged trusted(String provider, String eventId, String content) {
        return judged(provider, eventId, content, Verdict.TRUSTED);
    }

    public static Judged pending(String provider, String eventId, String content) {
        return judged(provider, eventId, content, Verdict.PENDING);
    }

    public static Untrusted untrusted(String provider, String body) {
        return untrusted(provider, body, NOW);
    }

    public static Untrusted untrusted(String provider, String body, Instant at) {
        return new Untrusted(of(provider, body, at), judgement(Verdict.UNTRUSTED));
    }

    public static Judgement judgement(Verdict verdict) {
        CheckResult.Status signature =
                verdict == Verdict.UNTRUSTED ? CheckResult.Status.FAILED : CheckResult.Status.PASSED;
        CheckResult.Reason reason =
                verdict == Verdict.UNTRUSTED ? CheckResult.Reason.NO_MATCH : CheckResult.Reason.VALID;
        return new Judgement(verdict, List.of(new CheckResult(Check.SIGNATURE, signature, reason)));
    }

    private static Judged judged(String provider, String eventId, String content, Verdict verdict) {
        return new Judged(
                of(provider, content),
                judgement(verdict),
                new EventIdentity(
                        eventId, Optional.of("object-of-" + eventId), Optional.of("paid"), Sha256.ofUtf8(content)));
    }
}
