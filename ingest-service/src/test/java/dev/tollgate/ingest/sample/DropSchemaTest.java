package dev.tollgate.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Schemas;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A drop that somebody else makes can be checked before it is delivered. */
class DropSchemaTest {
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");

    @TempDir
    Path out = Path.of("none");

    @Test
    void you_can_check_it_yourself_generated_drops_obey_the_published_schemas() throws Exception {
        for (long rows : new long[] {0, 1, 100}) {
            for (ProviderId provider : ProviderId.tierOne()) {
                Path folder = new GeneratingDrop(out.resolve("rows-" + rows), SEPTEMBER, rows, 1)
                        .generate(provider)
                        .folder();
                assertThat(Schemas.mistakes("drop-manifest", Files.readString(folder.resolve("manifest.json"))))
                        .isEmpty();
                assertThat(Schemas.mistakes("drop-statement", Files.readString(folder.resolve("statement.json"))))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop-manifest | \"name\": \"part-1.csv\" | \"name\": \"../part-1.csv\"",
                "drop-manifest | \"name\": \"part-1.csv\" | \"name\": \"\"",
                "drop-manifest | \"name\": \"part-1.csv\", | ''",
                "drop-manifest | \"sha256\": \" | \"sha256\": \"0",
                "drop-manifest | \"parts\" | \"files\"",
                "drop-manifest | \"asOf\": \" | \"complete\": \"yes\", \"asOf\": \"",
                "drop-manifest | \"asOf\": \" | \"periodState\": \"CLOSED\", \"asOf\": \"",
                "drop-manifest | 00:00Z | 00:00",
                "drop-statement | \"total\": \" | \"total\": \"$",
                "drop-statement | \"currency\": \"USD\" | \"currency\": \"usd\"",
                "drop-statement | \"metric\": \"BilledCost\" | \"metric\": \"Cost\"",
                "drop-statement | \"source\": \"made-up invoice\" | \"source\": \" \"",
                "drop-statement | \"source\": \"made-up invoice\", | ''",
                "drop-statement | \"service\": | \"region\":",
                "drop-statement | \"service\": | \"account\": \"a\", \"service\":",
                "drop-statement | \"amount\": \" | \"amount\": \"1,"
            })
    void a_drop_with_one_mistake_breaks_the_schema(String schema, String right, String wrong) throws Exception {
        Path folder = new GeneratingDrop(out, SEPTEMBER, 20, 1)
                .generate(ProviderId.AWS)
                .folder();
        String file = schema.equals("drop-manifest") ? "manifest.json" : "statement.json";
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(right);
        assertThat(Schemas.mistakes(schema, text)).isEmpty();

        assertThat(Schemas.mistakes(schema, text.replace(right, wrong))).isNotEmpty();
    }

    @Test
    void an_amount_that_is_a_json_number_breaks_the_schema() {
        assertThat(Schemas.mistakes("drop-statement", """
                {"currency":"USD","metric":"BilledCost","total":1.5,"asOf":"2026-10-05T00:00:00Z","source":"x"}""")).hasSize(1);
    }
}
