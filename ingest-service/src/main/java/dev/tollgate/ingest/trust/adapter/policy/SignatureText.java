package dev.tollgate.ingest.trust.adapter.policy;

import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.SignatureRule.Hmac;
import dev.tollgate.ingest.trust.SignatureRule.JsonWebToken;
import dev.tollgate.ingest.trust.SignatureRule.StandardWebhooks;
import dev.tollgate.ingest.trust.SignatureRule.Stripe;
import dev.tollgate.ingest.trust.SignatureRule.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The part of a policy's file that says how is signed. */
final class SignatureText {
    private static final Duration USUAL = Duration.ofSeconds(300);
    private static final List<String> SCHEMES = List.of("stripe", "standard-webhooks", "hmac", "jwt");
    private static final List<String> ALGORITHMS = List.of(
            "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
            "EdDSA");

    private static final String[] OF_A_TOLERANCE = {"scheme", "tolerance", "keys"};
    private static final String[] OF_HMAC = {"scheme", "header", "algorithm", "encoding", "prefix", "timestamp", "keys"
    };
    private static final String[] OF_JWT = {
        "scheme", "header", "prefix", "algorithms", "bodyClaim", "issuer", "audience", "tolerance", "keys"
    };

    private SignatureText() {}

    static SignatureRule read(PolicyNode node) {
        node.only(Stream.of(OF_HMAC, OF_JWT).flatMap(Stream::of).distinct().toArray(String[]::new));
        SignatureRule rule =
                switch (node.word("scheme", SCHEMES)) {
                    case "stripe" -> {
                        node.only(OF_A_TOLERANCE);
                        yield new Stripe(node.duration("tolerance", USUAL), PolicyText.keys(node));
                    }
                    case "standard-webhooks" -> {
                        node.only(OF_A_TOLERANCE);
                        yield new StandardWebhooks(node.duration("tolerance", USUAL), PolicyText.keys(node));
                    }
                    case "hmac" -> hmac(node);
                    default -> token(node);
                };
        node.end();
        return rule;
    }

    private static Hmac hmac(PolicyNode node) {
        node.only(OF_HMAC);
        return new Hmac(
                PolicyText.header(node),
                node.word("algorithm", List.of("sha256", "sha512")),
                node.word("encoding", List.of("hex", "base64")),
                node.optionalText("prefix").orElse(""),
                node.optionalObject("timestamp").map(SignatureText::timestamp),
                PolicyText.keys(node));
    }

    private static Timestamp timestamp(PolicyNode node) {
        node.only("header", "separator", "past", "ahead");
        Timestamp timestamp = new Timestamp(
                PolicyText.header(node),
                node.text("separator"),
                node.duration("past", USUAL),
                node.duration("ahead", USUAL));
        node.end();
        if (timestamp.separator().isEmpty()
                || Character.isDigit(timestamp.separator().charAt(0))) {
            // Without one, a digit of the time could be cut off and stand at the body's beginning.
            throw node.refused("separator", "must begin with something else than a digit");
        }
        return timestamp;
    }

    private static JsonWebToken token(PolicyNode node) {
        node.only(OF_JWT);
        List<String> algorithms = node.texts("algorithms");
        if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
            throw node.refused("algorithms", "must be some of " + ALGORITHMS);
        }
        if (algorithms.stream().map(each -> each.startsWith("HS")).distinct().count() > 1) {
            throw node.refused(
                    "algorithms", "must not mix those with a shared secret (HS…) and those with a public key");
        }
        return new JsonWebToken(
                PolicyText.header(node),
                node.optionalText("prefix").orElse(""),
                algorithms,
                node.text("bodyClaim"),
                node.optionalText("issuer"),
                node.optionalText("audience"),
                node.duration("tolerance", USUAL),
                PolicyText.keys(node));
    }
}
