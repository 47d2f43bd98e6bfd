package dev.tollgate.reconcile.platform.json;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.reconcile.total.Breakdown;
import dev.tollgate.reconcile.total.Dimension;
import dev.tollgate.reconcile.total.Export;
import dev.tollgate.reconcile.total.Export.MetricTotal;
import dev.tollgate.reconcile.total.Exports;
import dev.tollgate.reconcile.total.Exports.Incomplete;
import dev.tollgate.reconcile.total.IngestRunId;
import dev.tollgate.reconcile.total.Mode;
import dev.tollgate.reconcile.total.Statement;
import dev.tollgate.reconcile.total.Statements;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the ingest service answers to {@code GET /v1/provider-totals} and {@code GET /v1/canonical-totals}.
 *
 * <p>A field that we do not know is passed over, so that the peer may add one. A value that we do not know, a provider
 * that occurs twice or an answer about another month makes the whole answer unreadable: if one part of it is not what
 * it should be, no part of it is evidence.
 */
final class IngestJson {
    private static final Set<String> UNFINISHED = Set.of("QUEUED", "RUNNING", "FAILED");
    private static final Set<String> COMPLETENESS = Set.of("COMPLETE", "PARTIAL", "UNKNOWN");
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private IngestJson() {}

    static Statements statements(String text, BillingPeriod asked) {
        Place whole = aboutThe(asked, text);
        Map<ProviderId, Statement> statements = new EnumMap<>(ProviderId.class);
        for (Place item : whole.at("statements").items()) {
            Statement statement = statement(item);
            once(item, statements.put(statement.provider(), statement));
        }
        return new Statements(mode(whole), statements);
    }

    static Exports exports(String text, BillingPeriod asked) {
        Place whole = aboutThe(asked, text);
        Map<ProviderId, Export> exports = new EnumMap<>(ProviderId.class);
        for (Place item : whole.at("exports").items()) {
            Export export = export(item);
            once(item, exports.put(export.provider(), export));
        }
        Map<ProviderId, Incomplete> incomplete = new EnumMap<>(ProviderId.class);
        for (Place item : whole.at("incomplete").items()) {
            once(item, incomplete.put(provider(item), incomplete(item)));
        }
        return new Exports(mode(whole), exports, incomplete);
    }

    private static Place aboutThe(BillingPeriod asked, String text) {
        Place whole = Place.whole(text);
        Place period = whole.at("billingPeriod");
        period.mustBe(InputsJson.period(period).equals(asked), "is another month than the one asked for");
        return whole;
    }

    private static Mode mode(Place whole) {
        return whole.at("mode").word(Mode::of, "is no mode that we know");
    }

    private static ProviderId provider(Place item) {
        return item.at("provider").word(ProviderId::of, "is no provider that we know");
    }

    private static void once(Place item, @org.jspecify.annotations.Nullable Object before) {
        item.at("provider").mustBe(before == null, "occurs twice");
    }

    private static Statement statement(Place item) {
        return new Statement(
                provider(item),
                run(item),
                metric(item),
                item.at("total").money(),
                item.at("asOf").instant(),
                breakdown(item.maybe("breakdown")));
    }

    private static IngestRunId run(Place item) {
        Place id = item.at("runId");
        id.mustBe(!id.shortText().isEmpty(), "must not be empty");
        return new IngestRunId(id.shortText());
    }

    private static CostMetric metric(Place item) {
        return item.at("metric").word(CostMetric::of, "is no cost metric that we know");
    }

    private static Export export(Place item) {
        Place rows = item.at("rows");
        Place parts = item.at("parts");
        List<MetricTotal> totals = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Place each : item.at("totals").items()) {
            MetricTotal total =
                    new MetricTotal(metric(each), each.at("total").money(), breakdown(each.maybe("breakdown")));
            each.mustBe(seen.add(total.metric() + " " + total.total().currency()), "is a total that is already there");
            totals.add(total);
        }
        return new Export(
                provider(item),
                run(item),
                item.at("asOf").instant(),
                new Export.Rows(
                        count(rows, "read"),
                        count(rows, "counted"),
                        count(rows, "quarantined"),
                        count(rows, "setAside")),
                new Export.Parts(count(parts, "counted"), count(parts, "repeated")),
                totals,
                reservations(item));
    }

    /** All of it may be absent: there is nothing to tell, or the peer is older than these words. */
    private static Export.Reservations reservations(Place item) {
        Optional<Place> completeness = item.maybe("completeness");
        completeness.ifPresent(
                word -> word.mustBe(COMPLETENESS.contains(word.text()), "is no completeness that we know"));
        List<Export.Jump> jumps = new ArrayList<>();
        for (Place each : item.maybe("suspicions").map(Place::items).orElse(List.of())) {
            Place reason = each.at("reason");
            reason.mustBe(reason.text().equals("TOTAL_JUMPED"), "is no suspicion that we know");
            jumps.add(new Export.Jump(
                    metric(each), each.at("before").money(), each.at("after").money()));
        }
        Set<CostMetric> inexact = item.maybe("metricsInexact").map(Place::items).orElse(List.of()).stream()
                .map(each -> each.word(CostMetric::of, "is no cost metric that we know"))
                .collect(Collectors.toSet());
        List<IngestRunId> attempts = item.maybe("changeAttempts").map(Place::items).orElse(List.of()).stream()
                .map(IngestJson::run)
                .toList();
        return new Export.Reservations(
                completeness.map(Place::text).filter("PARTIAL"::equals).isPresent(), inexact, jumps, attempts);
    }

    private static long count(Place place, String name) {
        return place.at(name).count();
    }

    private static Breakdown breakdown(Optional<Place> place) {
        if (place.isEmpty()) {
            return Breakdown.NONE;
        }
        List<Breakdown.Cell> cells = place.get().items().stream()
                .map(cell -> new Breakdown.Cell(
                        cell.at("dimension").word(Dimension::of, "is no dimension that we know"),
                        cell.at("key").shortText(),
                        cell.at("amount").amount()))
                .toList();
        try {
            return Breakdown.of(cells);
        } catch (IllegalArgumentException twice) {
            throw new Mistake(place.get().path(), "has a cell twice");
        }
    }

    private static Incomplete incomplete(Place item) {
        Place state = item.at("state");
        state.mustBe(UNFINISHED.contains(state.text()), "is no state of an unfinished run that we know");
        Optional<Place> reason = item.maybe("reason");
        reason.ifPresent(code -> code.mustBe(REASON.matcher(code.text()).matches(), "is no reason code"));
        return new Incomplete(state.text(), reason.map(Place::text).orElse(null));
    }
}
