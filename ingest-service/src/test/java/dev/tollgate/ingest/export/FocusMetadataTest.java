package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata of FOCUS 1.3 says of a delivery's recency and completeness what goes before all others' words. */
@QuarkusTest
@IngestServiceTest
class FocusMetadataTest {
    private static final String SECTORS = """
            {"DatasetInstanceId":"1234","RecencyLastUpdateDate":"2022-02-291T12:01:03.083z","TimeSectors":[
              {"TimeSectorStart":"2021-12-31T23:00:00Z","TimeSectorEnd":"2022-01-01T0:00:00z",
               "TimeSectorComplete":false,"TimeSectorLastUpdated":"2022-03-01T00:00:00Z"},
              {"TimeSectorStart":"2022-01-01T0:00:00z","TimeSectorEnd":"2022-01-01T1:00:00z",
               "TimeSectorComplete":true,"TimeSectorLastUpdated":"2022-02-01T04:00:00z"},
              {"TimeSectorStart":"2022-01-31T23:00:00z","TimeSectorEnd":"2022-02-01T00:00:00z",
               "TimeSectorComplete":%s,"TimeSectorLastUpdated":"2022-02-03T04:00:00.5z"}]}""";

    @Test
    void the_spans_that_touch_the_month_say_whether_it_is_complete_and_up_to_when_it_is_counted() throws Exception {
        JsonPath whole = deliver("spans", "2022-01", "recency-1234.json", SECTORS.formatted("true"));
        assertThat(told(whole)).isEqualTo("2022-02-03T04:00:00.500Z METADATA COMPLETE METADATA");
        JsonPath part = deliver("spans", "2022-01", "recency-1234.json", SECTORS.formatted("false"));
        assertThat(told(part)).isEqualTo("2022-02-03T04:00:00.500Z METADATA PARTIAL METADATA");
    }

    @Test
    void spans_of_other_months_leave_the_manifest_s_words_as_they_are() throws Exception {
        JsonPath other = deliver("other-spans", "2022-04", "recency-1234.json", SECTORS.formatted("true"));
        assertThat(told(other)).isEqualTo("2022-05-02T00:00:00Z MANIFEST PARTIAL MANIFEST");
    }

    @Test
    void of_several_datasets_the_one_of_costs_and_usage_counts() throws Exception {
        JsonPath run = deliver("several", "2022-02", "focus-metadata.json", """
                {"DatasetInstance":[{"DatasetInstanceId":"a","FocusDatasetId":"ContractCommitment"},
                                    {"DatasetInstanceId":"b","FocusDatasetId":"CostAndUsage"}],
                 "Recency":[{"DatasetInstanceId":"a","DatasetInstanceComplete":true},
                            {"DatasetInstanceId":"b","DatasetInstanceComplete":false,
                             "DatasetInstanceLastUpdated":"2022-03-04T00:00:00Z"}],
                 "Schema":[]}""");
        assertThat(told(run)).isEqualTo("2022-03-04T00:00:00Z METADATA PARTIAL METADATA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"Recency\":[]}",
                "{\"Recency\":[null]}",
                "{\"Recency\":[{\"DatasetInstanceId\":\"a\"},{\"DatasetInstanceId\":\"b\"}]}",
                "{\"DatasetInstanceComplete\":\"yes\"}",
                "{\"DatasetInstanceLastUpdated\":\"yesterday\"}",
                "{\"TimeSectors\":[{\"TimeSectorComplete\":true}]}"
            })
    void metadata_of_another_shape_is_refused(String json) throws Exception {
        String drop = "metadata-" + Integer.toHexString(json.hashCode());
        assertThat(deliver(drop, "2022-03", "focus-metadata.json", json).getString("reason"))
                .isEqualTo("BAD_MANIFEST");
    }

    @Test
    void metadata_that_is_there_twice_is_refused() throws Exception {
        Bills.write(Bills.folder("twice", "aws", "2022-03").resolve("recency-1.json"), SECTORS.formatted("true"));
        assertThat(deliver("twice", "2022-03", "recency-2.json", SECTORS.formatted("true"))
                        .getString("reason"))
                .isEqualTo("BAD_MANIFEST");
    }

    private static String told(JsonPath run) {
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
        return String.join(
                " ",
                run.getString("asOf"),
                run.getString("asOfSource"),
                run.getString("completeness"),
                run.getString("completenessSource"));
    }

    private static JsonPath deliver(String drop, String period, String name, String metadata) throws Exception {
        Path folder = Bills.folder(drop, "aws", period);
        Path part = Bills.write(
                folder.resolve("a.csv"), Bills.HEADER + Bills.row("AWS", period + "-01", "USD", "EC2", "1", "1"));
        Bills.write(folder.resolve(name), metadata);
        Bills.write(folder.resolve("manifest.json"), """
                {"asOf":"2022-05-02T00:00:00Z","complete":false,"parts":[{"name":"a.csv","sha256":"%s"}]}""".formatted(
                        Sha256.of(Files.readAllBytes(part)).hex()));
        return Requests.ingest("aws", period, drop);
    }
}
