package dev.tollgate.reconcile.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.reconcile.total.Answer;
import dev.tollgate.reconcile.total.Bills;
import dev.tollgate.reconcile.total.Exports;
import dev.tollgate.reconcile.total.Fetched;
import dev.tollgate.reconcile.total.Statements;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A peer's answer is understood as a whole, or not at all. */
class IngestReadingTest {
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");
    private final JsonDocuments documents = new JsonDocuments();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"billingPeriod\":\"2026-09\" | \"billingPeriod\":\"2026-08\" | billingPeriod is another month than the one asked for",
                "\"mode\":\"deterministic\" | \"mode\":\"guessed\" | mode is no mode that we know",
                "\"mode\":\"deterministic\" | \"mode\":null | mode must be a string",
                "\"mode\":\"deterministic\", | '' | mode is missing",
                "\"provider\":\"aws\" | \"provider\":\"oracle\" | statements[1].provider is no provider that we know",
                "\"provider\":\"aws\" | \"provider\":\"openops\" | statements[1].provider occurs twice",
                "\"runId\":\"r\", | '' | statements[0].runId is missing",
                "\"runId\":\"r\" | \"runId\":\"\" | statements[0].runId must not be empty",
                "\"metric\":\"BilledCost\" | \"metric\":\"Cost\" | statements[0].metric is no cost metric that we know",
                "\"currency\":\"USD\" | \"currency\":\"Usd\" | statements[0].total.currency is not an ISO 4217 currency code",
                "\"amount\":\"115.2\" | \"amount\":115.2 | statements[0].total.amount must be a string",
                "\"amount\":\"115.2\" | \"amount\":\"1,15\" | statements[0].total.amount must be a decimal number that can be held exactly",
                "\"asOf\":\"2026-10-05T00:00:00Z\" | \"asOf\":\"yesterday\" | statements[0].asOf must be an RFC 3339 instant",
                "\"asOf\":\"2026-10-05T00:00:00Z\" | \"asOf\":1791158400 | statements[0].asOf must be a string",
            })
    void missing_is_not_good_an_unknown_value_makes_the_statements_unreadable(String from, String to, String why) {
        String text = new Bills().providerTotals();
        Answer<Statements> answer =
                documents.statements(new Fetched.Body(text.replaceFirst(quote(from), quoteTo(to))), SEPTEMBER);
        assertThat(answer).isEqualTo(new Answer.Unreachable<>("its answer cannot be understood: " + why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"provider\":\"aws\" | \"provider\":\"openops\" | exports[1].provider occurs twice",
                "\"runId\":\"r\", | '' | exports[0].runId is missing",
                "\"quarantined\":0 | \"quarantined\":0.5 | exports[0].rows.quarantined must be a whole number",
                "\"quarantined\":0 | \"quarantined\":-1 | exports[0].rows.quarantined must be a whole number from 0 to 9007199254740992",
                "\"quarantined\":0 | \"quarantined\":\"0\" | exports[0].rows.quarantined must be a whole number",
                "\"quarantined\":0, | '' | exports[0].rows.quarantined is missing",
                "\"incomplete\":[] | \"incomplete\":[{\"provider\":\"gcp\",\"state\":\"DONE\"}] | incomplete[0].state is no state of an unfinished run that we know",
                "\"incomplete\":[] | \"incomplete\":[{\"provider\":\"gcp\",\"state\":\"FAILED\",\"reason\":\"<b>\"}] | incomplete[0].reason is no reason code",
                "\"rows\":{ | \"metricsInexact\":[\"Cost\"],\"rows\":{ | exports[0].metricsInexact[0] is no cost metric that we know",
                ",\"incomplete\":[] | '' | incomplete is missing",
            })
    void missing_is_not_good_an_unknown_value_makes_the_exports_unreadable(String from, String to, String why) {
        String text = new Bills().canonicalTotals();
        Answer<Exports> answer =
                documents.exports(new Fetched.Body(text.replaceFirst(quote(from), quoteTo(to))), SEPTEMBER);
        assertThat(answer).isEqualTo(new Answer.Unreachable<>("its answer cannot be understood: " + why));
    }

    @Test
    void a_total_or_a_cell_that_stands_there_twice_is_not_added_or_chosen() {
        Bills bills = new Bills();
        bills.aws().moreTotals.add(dev.tollgate.reconcile.total.Bill.total("BilledCost", "1", "USD", ""));
        assertThat(documents.exports(new Fetched.Body(bills.canonicalTotals()), SEPTEMBER))
                .isEqualTo(new Answer.Unreachable<>(
                        "its answer cannot be understood: exports[1].totals[1] is a total that is already there"));

        Bills cells = new Bills();
        cells.aws().cell("day", "2026-09-01", "1", "1").cell("day", "2026-09-01", "2", "2");
        assertThat(documents.statements(new Fetched.Body(cells.providerTotals()), SEPTEMBER))
                .isEqualTo(new Answer.Unreachable<>(
                        "its answer cannot be understood: statements[1].breakdown has a cell twice"));
    }

    @Test
    void a_field_that_the_peer_adds_is_passed_over() {
        String text = new Bills().providerTotals().replace("\"statements\"", "\"added\":{\"later\":1},\"statements\"");
        assertThat(documents.statements(new Fetched.Body(text), SEPTEMBER)).isInstanceOf(Answer.Answered.class);
    }

    /** Any text at all is either understood or a doubt; the seed replays a failure. */
    @Test
    void a_mangled_answer_never_breaks_the_judgement() {
        long seed = 20261006;
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(new Bills().canonicalTotals());
            for (int edits = random.nextInt(3) + 1; edits > 0; edits--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setLength(Math.max(1, at));
                    default -> text.setCharAt(at, (char) random.nextInt(0x3000));
                }
            }
            assertThat(documents.exports(new Fetched.Body(text.toString()), SEPTEMBER))
                    .as("seed %d, round %d", seed, i)
                    .isNotNull();
        }
    }

    private static String quote(String text) {
        return java.util.regex.Pattern.quote(text);
    }

    private static String quoteTo(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
