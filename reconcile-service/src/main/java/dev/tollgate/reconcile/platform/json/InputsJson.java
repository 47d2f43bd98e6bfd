package dev.tollgate.reconcile.platform.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.reconcile.total.Fetched;
import dev.tollgate.reconcile.total.Inputs;
import dev.tollgate.reconcile.total.Mode;
import java.util.Optional;
import java.util.Set;

/** The inputs document. Peers' answers and the limits file stand in it as strings, byte for byte as they came. */
final class InputsJson {
    private static final Set<String> KEYS =
            Set.of("billingPeriod", "mode", "judgedAt", "limits", "providerTotals", "canonicalTotals");

    private InputsJson() {}

    static ObjectNode of(Inputs inputs) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("billingPeriod", inputs.period().toString());
        tree.put("mode", inputs.mode().word());
        tree.put("judgedAt", inputs.judgedAt().toString());
        tree.put("limits", inputs.limits());
        tree.set("providerTotals", of(inputs.providerTotals()));
        tree.set("canonicalTotals", of(inputs.canonicalTotals()));
        return tree;
    }

    static Inputs read(String text) {
        Place whole = Place.whole(text).knowing(KEYS);
        return new Inputs(
                period(whole.at("billingPeriod")),
                whole.at("mode").word(Mode::of, "is no mode"),
                whole.at("judgedAt").instant(),
                whole.at("limits").text(),
                fetched(whole.at("providerTotals")),
                fetched(whole.at("canonicalTotals")));
    }

    static BillingPeriod period(Place place) {
        return place.word(InputsJson::periodOf, "must be a month, YYYY-MM");
    }

    private static Optional<BillingPeriod> periodOf(String text) {
        try {
            return Optional.of(BillingPeriod.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode of(Fetched fetched) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        return switch (fetched) {
            case Fetched.Body(String text) -> tree.put("body", text);
            case Fetched.Silence(String why) -> tree.put("silence", why);
        };
    }

    private static Fetched fetched(Place place) {
        place.knowing(Set.of("body", "silence"));
        return place.maybe("body")
                .<Fetched>map(body -> new Fetched.Body(body.text()))
                .orElseGet(() -> new Fetched.Silence(place.at("silence").text()));
    }
}
