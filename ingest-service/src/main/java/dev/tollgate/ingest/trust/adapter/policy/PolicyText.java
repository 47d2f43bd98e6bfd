package dev.tollgate.ingest.trust.adapter.policy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.credential.SecretReference;
import dev.tollgate.ingest.trust.Key;
import dev.tollgate.ingest.trust.PolicyRefused;
import dev.tollgate.ingest.trust.RefetchRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.TrustPolicy.EventRule;
import dev.tollgate.ingest.trust.TrustPolicy.SourceRule;
import dev.tollgate.ingest.trust.TrustPolicy.TokenRule;
import dev.tollgate.ingest.trust.UnsoundPolicy;
import dev.tollgate.kernel.Network;
import dev.tollgate.kernel.adapter.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A policy's file, as {@code webhooks.md} has it. Whatever is not understood is refused: it may be a check. */
final class PolicyText {
    static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private static final int MOST_KEYS = 16;
    private static final JsonMapper MAPPER = Json.mapper();

    private PolicyText() {}

    /** @throws PolicyRefused with the file, the place and what is wrong there */
    static TrustPolicy read(String file, String json) {
        PolicyNode root = new PolicyNode(file, "", tree(file, json));
        root.only("provider", "source", "token", "signature", "refetch", "event", "refusal");
        Optional<SourceRule> source = root.optionalObject("source").map(PolicyText::source);
        Optional<TokenRule> token = root.optionalObject("token").map(PolicyText::token);
        var signature = root.optionalObject("signature").map(SignatureText::read);
        Optional<RefetchRule> refetch = root.optionalObject("refetch").map(RefetchText::read);
        EventRule event = event(root.object("event"));
        Optional<Integer> refusal = root.optionalStatus("refusal");
        String provider = root.text("provider");
        root.end();
        try {
            return new TrustPolicy(provider, source, token, signature, refetch, event, refusal);
        } catch (UnsoundPolicy e) {
            throw new PolicyRefused(file, e.place(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw root.refused(String.valueOf(e.getMessage()));
        }
    }

    static List<Key> keys(PolicyNode node) {
        List<Key> keys = node.objects("keys").stream().map(PolicyText::key).toList();
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw node.refused("keys", "must be 1 to " + MOST_KEYS);
        }
        return keys;
    }

    static String header(PolicyNode node) {
        String name = node.text("header");
        if (!HEADER.matcher(name).matches()) {
            throw node.refused("header", "is no name of a header");
        }
        return name;
    }

    private static JsonNode tree(String file, String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            // Without its message, which shows what stands there.
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new PolicyRefused(file, "", "is not JSON, or has a name twice" + where);
        }
    }

    private static Key key(PolicyNode node) {
        node.only("secret", "from", "until");
        Key key = new Key(reference(node, "secret"), node.instant("from"), node.instant("until"));
        node.end();
        if (key.from().isPresent()
                && key.until().isPresent()
                && !key.from().get().isBefore(key.until().get())) {
            throw node.refused("until", "is not after from");
        }
        return key;
    }

    private static SourceRule source(PolicyNode node) {
        node.only("networks", "proxies");
        SourceRule rule = new SourceRule(networks(node, "networks"), networks(node, "proxies"));
        node.end();
        if (rule.networks().isEmpty()) {
            throw node.refused("networks", "must be at least one");
        }
        return rule;
    }

    private static List<Network> networks(PolicyNode node, String name) {
        return node.texts(name).stream()
                .map(text -> {
                    try {
                        return Network.of(text);
                    } catch (IllegalArgumentException e) {
                        throw node.refused(name, String.valueOf(e.getMessage()));
                    }
                })
                .toList();
    }

    private static TokenRule token(PolicyNode node) {
        node.only("header", "prefix", "keys");
        TokenRule rule = new TokenRule(header(node), node.optionalText("prefix").orElse(""), keys(node));
        node.end();
        return rule;
    }

    private static EventRule event(PolicyNode node) {
        node.only("id", "object", "type", "ignored");
        List<String> id = node.texts("id");
        Optional<String> object = node.optionalText("object");
        Optional<String> type = node.optionalText("type");
        List<String> ignored = node.texts("ignored");
        node.end();
        if (id.isEmpty()) {
            throw node.refused("id", "must name at least one place");
        }
        for (String place : id) {
            Optional<String> header = EventRule.header(place);
            if (header.isEmpty()) {
                requirePointer(node, "id", place);
            } else if (!HEADER.matcher(header.get()).matches()) {
                throw node.refused("id", "names no header");
            }
        }
        object.ifPresent(place -> requirePointer(node, "object", place));
        type.ifPresent(place -> requirePointer(node, "type", place));
        ignored.forEach(place -> requirePointer(node, "ignored", place));
        return new EventRule(id, object, type, ignored);
    }

    static String reference(PolicyNode node, String name) {
        String text = node.text(name);
        if (SecretReference.of(text).isEmpty()) {
            // Never shown: it may be the secret itself.
            throw node.refused(name, "is no reference: cred://… with #field where it has another field than secret");
        }
        return text;
    }

    static void requirePointer(PolicyNode node, String name, String place) {
        try {
            JsonPointer.compile(place);
        } catch (IllegalArgumentException e) {
            throw node.refused(name, "is no JSON Pointer");
        }
        if (!place.startsWith("/")) {
            throw node.refused(name, "is no JSON Pointer");
        }
    }
}
