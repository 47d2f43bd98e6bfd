package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Judgement.Verdict;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.ingest.trust.TrustPolicy.EventRule;
import dev.tollgate.ingest.trust.TrustPolicy.SourceRule;
import dev.tollgate.ingest.trust.adapter.json.JsonBodies;
import dev.tollgate.kernel.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What holds for every delivery, whatever its bytes: headers, a line each, up to an empty line, and the body behind it.
 * Nobody who fuzzes knows the keys, so that nothing gets further but by a policy that asks for no key.
 */
record FuzzedDelivery(SentHeaders headers, byte[] body) {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(300);
    private static final List<Key> KEYS = List.of(new Key("cred://key", Optional.empty(), Optional.empty()));
    private static final Set<Reason> REFUSED = Set.of(Reason.MISSING, Reason.MALFORMED, Reason.NO_MATCH);
    private static final EventRule EVENT = event(List.of("/id", "/type"));
    private static final EventRule IN_A_HEADER = event(List.of("header:webhook-id"));
    private static final SourceRule NEAR = new SourceRule(List.of(Network.of("127.0.0.0/8")), List.of());
    private static final List<SignatureRule> RULES = List.of(
            new SignatureRule.Stripe(TOLERANCE, KEYS),
            new SignatureRule.StandardWebhooks(TOLERANCE, KEYS),
            new SignatureRule.Hmac(
                    "x-signature",
                    "sha256",
                    "base64",
                    "sha256=",
                    Optional.of(new SignatureRule.Timestamp("x-time", ".", TOLERANCE, TOLERANCE)),
                    KEYS),
            new SignatureRule.JsonWebToken(
                    "authorization",
                    "Bearer ",
                    List.of("HS256"),
                    "digest",
                    Optional.empty(),
                    Optional.empty(),
                    TOLERANCE,
                    KEYS));

    static FuzzedDelivery of(byte[] input) {
        String text = new String(input, ISO_8859_1);
        int end = text.indexOf("\n\n");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : (end < 0 ? text : text.substring(0, end)).split("\n", -1)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(colon < 0 ? line : line.substring(0, colon), _ -> new ArrayList<>())
                    .add(colon < 0 ? "" : line.substring(colon + 1));
        }
        return new FuzzedDelivery(
                new SentHeaders(headers), end < 0 ? new byte[0] : Arrays.copyOfRange(input, end + 2, input.length));
    }

    /** @throws AssertionError when something does not hold */
    void check() {
        WebhookBodies bodies = JsonBodies.bounded();
        Judging judging = new Judging(
                FixedSecrets.with("cred://key", "whsec_bm9ib2R5LXdoby1mdXp6ZXMta25vd3MtdGhpcy1rZXk="), bodies);
        for (SignatureRule rule : RULES) {
            Judgement judgement = judged(judging, signed(rule, EVENT));
            assertThat(judgement.verdict()).isEqualTo(Verdict.UNTRUSTED);
            assertThat(REFUSED).contains(judgement.checks().get(2).reason());
        }
        check(bodies.identity(delivery(), signed(RULES.get(1), IN_A_HEADER)));
        TrustPolicy refetched = new TrustPolicy(
                "fuzzed",
                Optional.of(NEAR),
                Optional.empty(),
                Optional.empty(),
                Optional.of(refetch()),
                EVENT,
                Optional.empty());
        EventIdentity identity = bodies.identity(delivery(), refetched);
        EventIdentity claimed = bodies.claimed(delivery(), refetched);
        assertThat(bodies.identity(delivery(), refetched)).isEqualTo(identity);
        check(identity);
        // What waits is stored with what is read of it: nothing may wait for an object that is not there then.
        assertThat(claimed.objectId()).isEqualTo(identity.objectId());
        assertThat(claimed.eventId()).isEqualTo(identity.eventId());
        assertThat(claimed.type()).isEqualTo(identity.type());
        assertThat(judged(judging, refetched).verdict())
                .isEqualTo(identity.objectId().isPresent() ? Verdict.PENDING : Verdict.UNTRUSTED);
    }

    private static void check(EventIdentity identity) {
        assertThat(identity.eventId()).hasSizeBetween(1, 400).doesNotContain("\n", "\0");
        identity.objectId()
                .ifPresent(id -> assertThat(id).hasSizeBetween(1, 200).isNotBlank());
        identity.type()
                .ifPresent(type -> assertThat(type).hasSizeBetween(1, 200).isNotBlank());
    }

    private Judgement judged(Judging judging, TrustPolicy policy) {
        try {
            return judging.judge(delivery(), policy);
        } catch (SecretUnavailable e) {
            throw new AssertionError(e);
        }
    }

    private Delivery delivery() {
        return new Delivery("fuzzed", headers, body, InetAddress.ofLiteral("127.0.0.1"), NOW);
    }

    private static RefetchRule refetch() {
        return new RefetchRule(
                Map.of("payment", "https://api.example.com/{object}"),
                "cred://key#user",
                "cred://key#password",
                "/object",
                List.of("/id"),
                "/status",
                Map.of());
    }

    private static TrustPolicy signed(SignatureRule rule, EventRule event) {
        return new TrustPolicy(
                "fuzzed",
                Optional.empty(),
                Optional.empty(),
                Optional.of(rule),
                Optional.empty(),
                event,
                Optional.empty());
    }

    private static EventRule event(List<String> id) {
        return new EventRule(id, Optional.of("/object/id"), Optional.of("/type"), List.of("/pending_webhooks"));
    }
}
