package dev.tollgate.ingest.export.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.tollgate.ingest.GoldenFile;
import dev.tollgate.ingest.Schemas;
import dev.tollgate.ingest.format.BillFormat;
import dev.tollgate.ingest.platform.csv.PublishedFormats;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The published schemas say what the service really reads and answers, and nothing wider. */
class PublishedSchemaTest {
    @ParameterizedTest
    @EnumSource(PublishedSchema.class)
    void every_schema_is_a_schema_with_an_id_of_its_own_and_closed_at_every_depth(PublishedSchema schema)
            throws Exception {
        JsonNode tree = Json.mapper().readTree(schema.read());
        String subject = schema.file().replace(".schema.json", "");

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(SchemaLocation.of(SchemaId.V202012))
                        .validate(tree))
                .isEmpty();
        assertThat(tree.path("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(tree.path("$id").textValue()).isEqualTo("urn:tollgate:schema:" + subject + ":1");
        assertThat(open("", tree)).isEmpty();
    }

    @Test
    void you_can_check_it_yourself_the_golden_answers_obey_their_schemas() throws Exception {
        for (String name : List.of("canonical-totals", "provider-totals")) {
            String golden = GoldenFile.read(name + ".json").toString();
            assertThat(Schemas.mistakes(name, golden)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | billingPeriod | \"2026-13\"",
                "'' | mode | \"guessed\"",
                "'' | added | 1",
                "'' | incomplete | null",
                "/exports/0 | provider | \"oracle\"",
                "/exports/0 | asOf | \"2026-10-05\"",
                "/exports/0 | contentDigest | \"2C26\"",
                "/exports/0 | metricsInexact | [\"Cost\"]",
                "/exports/0/rows | read | -1",
                "/exports/0/totals/0/total | amount | 115.2",
                "/exports/0/totals/0/total | amount | \"115.20\"",
                "/exports/0/totals/0/total | amount | \"1e2\"",
                "/exports/0/totals/0/total | amount | \"-0\"",
                "/exports/0/totals/0/total | currency | \"Dollar\"",
                "/exports/0/totals/0 | format | \"invoice\"",
                "/exports/0/totals/0 | source | \"\"",
                "/exports/0/totals/0/breakdown/0 | amount | 1",
                "/incomplete/0 | state | \"COMPLETED\""
            })
    void an_answer_with_one_wrong_value_breaks_the_schema(String at, String field, String value) throws Exception {
        JsonNode golden = GoldenFile.read("canonical-totals.json");
        ((ObjectNode) golden.at(at)).set(field, Json.mapper().readTree(value));

        assertThat(Schemas.mistakes("canonical-totals", golden.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', billingPeriod",
        "/exports/0, rows",
        "/exports/0/totals/0, source",
        "/exports/0/totals/0, format",
        "/exports/0/totals/0/total, currency"
    })
    void missing_is_not_good_an_answer_without_a_field_breaks_the_schema(String at, String field) throws Exception {
        JsonNode golden = GoldenFile.read("canonical-totals.json");
        assertThat(((ObjectNode) golden.at(at)).remove(field)).isNotNull();

        assertThat(Schemas.mistakes("canonical-totals", golden.toString())).isNotEmpty();
    }

    @Test
    void every_field_of_the_answer_is_in_the_schema_and_no_other() throws Exception {
        assertThat(fields("")).isEqualTo(components(CanonicalTotalsResponse.class));
        assertThat(fields("/$defs/export")).isEqualTo(components(CanonicalTotalsResponse.ExportEntry.class));
        assertThat(fields("/$defs/export/properties/rows")).isEqualTo(components(RowsEntry.class));
        assertThat(fields("/$defs/export/properties/parts"))
                .isEqualTo(components(CanonicalTotalsResponse.PartsEntry.class));
        assertThat(fields("/$defs/total")).isEqualTo(components(CanonicalTotalsResponse.TotalEntry.class));
        assertThat(fields("/$defs/slice")).isEqualTo(components(CanonicalTotalsResponse.SliceEntry.class));
        assertThat(fields("/$defs/jump")).isEqualTo(components(JumpEntry.class));
        assertThat(fields("/$defs/changeAttempt"))
                .isEqualTo(components(CanonicalTotalsResponse.ChangeAttemptEntry.class));
        assertThat(fields("/$defs/incomplete")).isEqualTo(components(CanonicalTotalsResponse.IncompleteEntry.class));
    }

    @ParameterizedTest
    @EnumSource(
            value = PublishedSchema.class,
            names = {"CHARGE", "CANONICAL_TOTALS"})
    void the_words_of_the_schemas_are_those_of_the_code(PublishedSchema schema) throws Exception {
        JsonNode tree = Json.mapper().readTree(schema.read());
        assertThat(words(tree.at("/$defs/format/enum")))
                .isEqualTo(PublishedFormats.read().all().stream()
                        .map(BillFormat::id)
                        .toList());
        assertThat(words(tree.at("/$defs/provider/enum")))
                .isEqualTo(ProviderId.tierOne().stream().map(ProviderId::id).toList());
        if (schema == PublishedSchema.CANONICAL_TOTALS) {
            assertThat(words(tree.at("/$defs/metric/enum")))
                    .isEqualTo(Arrays.stream(CostMetric.values())
                            .map(CostMetric::column)
                            .toList());
        }
    }

    private static TreeSet<String> fields(String definition) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        Json.mapper()
                .readTree(PublishedSchema.CANONICAL_TOTALS.read())
                .at(definition)
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static TreeSet<String> components(Class<?> type) {
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(type.getRecordComponents()).forEach(one -> names.add(one.getName()));
        return names;
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.textValue()));
        return words;
    }

    /** Where an object is described that may have more than it says. */
    private static List<String> open(String path, JsonNode node) {
        List<String> open = new ArrayList<>();
        boolean describesAnObject = node.path("type").asText().equals("object");
        if (describesAnObject && !node.path("additionalProperties").isBoolean()) {
            open.add(path);
        }
        node.properties().forEach(entry -> open.addAll(open(path + "/" + entry.getKey(), entry.getValue())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            open.addAll(open(path + "/" + i, node.get(i)));
        }
        return open;
    }
}
