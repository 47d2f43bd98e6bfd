package dev.tollgate.ingest.refetch.adapter.payments;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tollgate.ingest.refetch.Difference;
import dev.tollgate.ingest.refetch.ProviderAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.NoAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.Said;
import dev.tollgate.ingest.refetch.RefetchFailure;
import dev.tollgate.ingest.refetch.WaitingWebhook;
import dev.tollgate.ingest.trust.RefetchRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what a delivery claims of an object with what the provider's API says of it. */
final class Comparing {
    /** What a value may take in a record of differences; the whole of it stands in the body and in the object. */
    private static final int MAX_VALUE_CHARS = 1_000;

    private Comparing() {}

    /** @param idPlace where the object has its id, as {@link #idPlace} found it */
    static ProviderAnswer compare(
            RefetchRule rule, String type, String idPlace, WaitingWebhook webhook, ObjectText said) {
        JsonNode status = said.root().at(rule.status());
        JsonNode id = said.root().at(idPlace);
        if (!status.isTextual() || !id.isValueNode() || !id.asText().equals(webhook.objectId())) {
            return NoAnswer.because(RefetchFailure.BAD_ANSWER);
        }
        JsonNode claimed = ObjectText.of(webhook.body())
                .map(body -> body.root().at(rule.claimed()))
                .orElse(MissingNode.getInstance());
        List<Difference> differences = new ArrayList<>();
        for (String pointer : rule.compared()) {
            JsonNode ours = claimed.at(pointer);
            JsonNode theirs = said.root().at(pointer);
            if (!SameValue.of(ours, theirs)) {
                differences.add(new Difference(pointer, text(ours), text(theirs)));
            }
        }
        boolean agrees = Optional.ofNullable(rule.statuses().get(type))
                .map(statuses -> statuses.contains(status.textValue()))
                .orElse(false);
        if (!agrees) {
            differences.removeIf(difference -> difference.pointer().equals(rule.status()));
            differences.add(new Difference(rule.status(), text(TextNode.valueOf(type)), text(status)));
        }
        return new Said(said.text(), agrees, differences);
    }

    /** The claimed object as a whole, where the API knows none. */
    static Difference unknown(WaitingWebhook webhook) {
        return new Difference("", text(TextNode.valueOf(webhook.objectId())), "null");
    }

    /**
     * Where the fetched object has its id: what is left of the id's place in a body behind the object's own.
     *
     * @return empty when the id is not a part of the object, so that nobody could tell one object from another
     */
    static Optional<String> idPlace(TrustPolicy policy, RefetchRule rule) {
        return policy.event()
                .object()
                .filter(place -> place.startsWith(rule.claimed() + "/"))
                .map(place -> place.substring(rule.claimed().length()));
    }

    /** Whether all places of a rule are JSON Pointers; others would be a failure of each call. */
    static boolean arePointers(RefetchRule rule) {
        List<String> places = new ArrayList<>(rule.compared());
        places.add(rule.claimed());
        places.add(rule.status());
        try {
            places.forEach(JsonPointer::compile);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String text(JsonNode node) {
        if (SameValue.isAbsent(node)) {
            return "null";
        }
        String text = node.toString();
        return text.length() <= MAX_VALUE_CHARS
                ? text
                : TextNode.valueOf(text.substring(0, MAX_VALUE_CHARS) + "…").toString();
    }
}
