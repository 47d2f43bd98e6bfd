package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.ingest.trust.TrustPolicy.EventRule;
import dev.tollgate.ingest.trust.TrustPolicy.TokenRule;
import dev.tollgate.ingest.trust.adapter.json.JsonBodies;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A delivery as a test puts it together, and what judging it comes to. */
final class Judged {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final long SECOND = NOW.getEpochSecond();
    static final String BODY = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"id\":\"in_1\"}}}";
    static final EventRule EVENT =
            new EventRule(List.of("/id"), Optional.of("/data/object/id"), Optional.of("/type"), List.of());

    private final TrustPolicy policy;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private Secrets secrets = new FixedSecrets();
    private byte[] body = BODY.getBytes(UTF_8);
    private String source = "192.0.2.1";
    private Optional<InetAddress> via = Optional.empty();

    private Judged(TrustPolicy policy) {
        this.policy = policy;
    }

    static Judged by(TrustPolicy policy) {
        return new Judged(policy);
    }

    static Judged by(SignatureRule rule) {
        return by(new TrustPolicy(
                "sender",
                Optional.empty(),
                Optional.empty(),
                Optional.of(rule),
                Optional.empty(),
                EVENT,
                Optional.empty()));
    }

    static Judged by(TokenRule rule) {
        return by(new TrustPolicy(
                "sender",
                Optional.empty(),
                Optional.of(rule),
                Optional.empty(),
                Optional.empty(),
                EVENT,
                Optional.empty()));
    }

    static Key key(String reference) {
        return new Key(reference, Optional.empty(), Optional.empty());
    }

    Judged knowing(Secrets known) {
        secrets = known;
        return this;
    }

    Judged header(String name, String value) {
        headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        return this;
    }

    Judged body(String text) {
        return body(text.getBytes(UTF_8));
    }

    Judged body(byte[] bytes) {
        body = bytes;
        return this;
    }

    Judged from(String address) {
        source = address;
        return this;
    }

    Judged via(String proxy) {
        via = Optional.of(InetAddress.ofLiteral(proxy));
        return this;
    }

    Judgement judgement() throws SecretUnavailable {
        Delivery delivery = new Delivery(
                policy.provider(), new SentHeaders(headers), body, InetAddress.ofLiteral(source), via, NOW);
        return new Judging(secrets, JsonBodies.bounded()).judge(delivery, policy);
    }

    Reason reason(Check check) throws SecretUnavailable {
        return judgement().checks().stream()
                .filter(result -> result.check() == check)
                .map(CheckResult::reason)
                .findFirst()
                .orElseThrow();
    }

    Reason signature() throws SecretUnavailable {
        return reason(Check.SIGNATURE);
    }
}
