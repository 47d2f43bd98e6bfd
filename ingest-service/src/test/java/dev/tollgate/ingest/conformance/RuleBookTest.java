package dev.tollgate.ingest.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    /** The ids of all 621 rules of the requirements model of FOCUS 1.2, from its published file. */
    private static final List<String> MODEL = lines("focus-1.2-model-ids.txt");

    private final RuleBook book = RuleBook.published();

    @Test
    void every_mandatory_column_rule_of_focus_1_2_is_judged() {
        List<String> mandatory = MODEL.stream()
                .filter(id -> id.matches("CostAndUsage-D-\\d+-M") && !id.matches(".*-00[012]-M"))
                .toList();
        assertThat(mandatory).hasSize(21);
        assertThat(mandatory).allSatisfy(id -> {
            Rule rule = book.rule(id).orElseThrow();
            assertThat(rule.makesMandatory()).isTrue();
            assertThat(rule.isOf(FocusVersion.V1_2)).isTrue();
        });
        assertThat(book.mandatoryColumns(FocusVersion.V1_2)).hasSize(21);
    }

    @Test
    void every_rule_of_the_published_model_is_judged_or_listed_with_the_reason_why_not() {
        List<String> ours =
                new ArrayList<>(book.notCovered().stream().map(NotCovered::id).toList());
        book.rules().forEach(rule -> ours.add(rule.id()));
        List<String> ofTheModel = ours.stream()
                .filter(id -> !id.contains("-T-") && !id.startsWith("CAU-") && !id.startsWith("FOCUS-1.3"))
                .toList();
        assertThat(MODEL).hasSize(621);
        assertThat(ofTheModel).containsExactlyInAnyOrderElementsOf(MODEL);
        assertThat(book.notCovered())
                .allMatch(rule -> !rule.explanation().isBlank())
                .extracting(NotCovered::reason)
                .containsOnly(
                        "composite", "optional", "cannot-fail", "covered-elsewhere", "not-in-the-file", "not-yet");
    }

    @Test
    void a_rule_that_covers_another_is_judged() {
        Set<String> named = book.notCovered().stream()
                .filter(rule -> rule.reason().equals("covered-elsewhere"))
                .flatMap(rule -> Stream.of(rule.explanation().split(" ")))
                .filter(word -> word.matches("[A-Za-z]+-[A-Z]-\\d+-[A-Z]"))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty().allMatch(id -> book.rule(id).isPresent());
    }

    @Test
    void every_column_that_a_rule_reads_is_one_of_each_version_that_has_the_rule() {
        for (Rule rule : book.rules()) {
            for (FocusVersion version : FocusVersion.values()) {
                Stream<String> read = Stream.concat(
                        rule.column().isEmpty() ? Stream.empty() : Stream.of(rule.column()),
                        rule.check().otherColumns().stream());
                if (rule.isOf(version)) {
                    assertThat(read).as(rule.id()).allMatch(book.columns(version)::contains);
                }
            }
            Stream<String> asked = Stream.concat(rule.when().columns(), rule.when().present().stream());
            assertThat(asked).as(rule.id()).allMatch(book.columns(rule.until())::contains);
        }
    }

    @Test
    void each_version_has_its_own_columns_and_rules() {
        assertThat(Stream.of(FocusVersion.values())
                        .map(version -> book.columns(version).size()))
                .containsExactly(43, 50, 57, 65);
        assertThat(Stream.of(FocusVersion.values())
                        .map(version -> book.rules(version).size()))
                .containsExactly(135, 161, 191, 195);
        assertThat(Stream.of(FocusVersion.values())
                        .map(version -> book.mandatoryColumns(version).size()))
                .containsExactly(21, 21, 21, 23);
    }

    @Test
    void every_rule_says_where_it_stands_and_what_it_asks() {
        assertThat(book.rules())
                .hasSize(209)
                .allMatch(rule -> !rule.section().isBlank() && !rule.text().isBlank());
    }

    private static List<String> lines(String resource) {
        try (InputStream in = RuleBookTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
