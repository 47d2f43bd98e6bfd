package dev.tollgate.ingest.platform.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.platform.CollectedRows;
import dev.tollgate.kernel.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFileTest {
    private static final String BILL = """
            SELECT CAST(i * 0.000000000001 - 3 AS DECIMAL(30,12)) AS "BilledCost",
                   CASE WHEN i % 7 = 0 THEN NULL ELSE 'Service é ' || (i % 11) END AS "ServiceName",
                   'row ' || i AS "ResourceId",
                   i AS "Number",
                   i % 3 = 0 AS "Third",
                   TIMESTAMPTZ '2026-09-01 00:00:00+00' + to_hours(CAST(i AS INTEGER)) AS "ChargePeriodStart"
            FROM range(10000) t(i)""";

    @TempDir
    Path folder = Path.of("none");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMPRESSION uncompressed",
                "COMPRESSION snappy",
                "COMPRESSION gzip",
                "COMPRESSION zstd",
                "COMPRESSION lz4_raw",
                "COMPRESSION snappy, PARQUET_VERSION V2",
                "COMPRESSION zstd, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1",
                "COMPRESSION snappy, ROW_GROUP_SIZE 2048",
                "COMPRESSION uncompressed, ROW_GROUP_SIZE 2048, PARQUET_VERSION V2"
            })
    void a_bill_has_the_same_rows_however_it_is_compressed_encoded_and_divided(String options) {
        CollectedRows rows = new CollectedRows();

        new ParquetFile(100).read(Duck.write(file(), BILL, options), Long.MAX_VALUE, rows);

        assertThat(rows.lines())
                .isEqualTo(LongStream.rangeClosed(1, 10_000).boxed().toList());
        assertThat(rows.width()).isEqualTo(6);
        List<Map<String, String>> all = rows.rows();
        for (int i = 0; i < 10_000; i++) {
            Map<String, String> row = all.get(i);
            BigDecimal cost = BigDecimal.valueOf(i, 12).subtract(BigDecimal.valueOf(3));
            assertThat(row.get("BilledCost")).isEqualTo(cost.toPlainString());
            assertThat(row.get("ServiceName")).isEqualTo(i % 7 == 0 ? null : "Service é " + i % 11);
            assertThat(row.get("ResourceId")).isEqualTo("row " + i);
            assertThat(row.get("Number")).isEqualTo(String.valueOf(i));
            assertThat(row.get("Third")).isEqualTo(String.valueOf(i % 3 == 0));
            assertThat(row.get("ChargePeriodStart")).hasSize(20).endsWith(":00:00Z");
        }
        assertThat(all.get(25)).containsEntry("ChargePeriodStart", "2026-09-02T01:00:00Z");
    }

    @Test
    void every_type_is_written_as_a_delimited_file_would_have_it() {
        String select = """
                SELECT CAST(-1.05 AS DECIMAL(4,2)) AS small, CAST(-0.0000000001 AS DECIMAL(18,10)) AS middle,
                       CAST('-12345678901234567890123456.789012345678' AS DECIMAL(38,12)) AS large,
                       CAST(7 AS DECIMAL(9,0)) AS whole, CAST(-128 AS TINYINT) AS tiny, CAST(200 AS UTINYINT) AS utiny,
                       CAST(4294967295 AS UINTEGER) AS uint, CAST(18446744073709551615 AS UBIGINT) AS ubig,
                       CAST('-9223372036854775808' AS BIGINT) AS least, true AS yes,
                       DATE '2026-09-30' AS day, TIME '23:59:59.5' AS clock,
                       TIMESTAMP '2026-09-18 22:00:00' AS local, TIMESTAMPTZ '2026-09-18 22:00:00.123456+00' AS instant,
                       TIMESTAMP_NS '1969-12-31 23:59:59.999999999' AS nanos, TIMESTAMP_MS '2026-01-01 00:00:00.5' AS millis,
                       UUID '6f9619ff-8b86-d011-b42d-00c04fc964ff' AS id, '{"k":1}'::JSON AS doc, '' AS blank,
                       NULL::VARCHAR AS nothing, '😀é' AS text""";
        CollectedRows rows = new CollectedRows();

        ParquetFile.Content content =
                new ParquetFile(100).read(Duck.write(file(), select, "COMPRESSION snappy"), Long.MAX_VALUE, rows);

        assertThat(rows.rows()).hasSize(1).first().satisfies(row -> assertThat(row)
                .isEqualTo(Map.ofEntries(
                        Map.entry("small", "-1.05"),
                        Map.entry("middle", "-0.0000000001"),
                        Map.entry("large", "-12345678901234567890123456.789012345678"),
                        Map.entry("whole", "7"),
                        Map.entry("tiny", "-128"),
                        Map.entry("utiny", "200"),
                        Map.entry("uint", "4294967295"),
                        Map.entry("ubig", "18446744073709551615"),
                        Map.entry("least", "-9223372036854775808"),
                        Map.entry("yes", "true"),
                        Map.entry("day", "2026-09-30"),
                        Map.entry("clock", "23:59:59.5"),
                        Map.entry("local", "2026-09-18T22:00:00"),
                        Map.entry("instant", "2026-09-18T22:00:00.123456Z"),
                        Map.entry("nanos", "1969-12-31T23:59:59.999999999"),
                        Map.entry("millis", "2026-01-01T00:00:00.5"),
                        Map.entry("id", "6f9619ff-8b86-d011-b42d-00c04fc964ff"),
                        Map.entry("doc", "{\"k\":1}"),
                        Map.entry("blank", ""),
                        Map.entry("text", "😀é"))));
        assertThat(content.inexact()).isEmpty();
    }

    @Test
    void money_is_exact_or_said_not_to_be_more_digits_than_binary_floating_point_surely_keeps_are_told() {
        String select = """
                SELECT CAST(0.1 AS DOUBLE) + CAST(0.2 AS DOUBLE) AS "BilledCost", CAST(1234567 AS FLOAT) AS "ListCost",
                       CAST(123456789012345 AS DOUBLE) * 1000 AS a, CAST(-0.00001234567890123456 AS DOUBLE) AS b,
                       CAST(123456 AS FLOAT) / 1024 AS c, CAST(100.00123 AS FLOAT) AS d, 0.30000000000000004 AS exact
                FROM range(2)""";

        ParquetFile.Content content = new ParquetFile(100)
                .read(Duck.write(file(), select, "COMPRESSION snappy"), Long.MAX_VALUE, new CollectedRows());

        assertThat(content.inexact()).containsExactly(0, 1, 3, 4, 5);
    }

    @Test
    void a_cost_in_binary_floating_point_is_its_shortest_decimal() {
        String select = """
                SELECT CAST(0.1 AS DOUBLE) AS "BilledCost", CAST(0.1 AS FLOAT) AS "ListCost", CAST(1e22 AS DOUBLE) AS a,
                       CAST(-1e-7 AS DOUBLE) AS b, CAST(12 AS DOUBLE) AS c, CAST('nan' AS DOUBLE) AS d, 'x' AS text""";
        CollectedRows rows = new CollectedRows();

        ParquetFile.Content content =
                new ParquetFile(100).read(Duck.write(file(), select, "COMPRESSION snappy"), Long.MAX_VALUE, rows);

        assertThat(content.inexact()).isEmpty();
        assertThat(rows.rows())
                .containsExactly(Map.of(
                        "BilledCost",
                        "0.1",
                        "ListCost",
                        "0.1",
                        "a",
                        "10000000000000000000000",
                        "b",
                        "-0.0000001",
                        "c",
                        "12",
                        "d",
                        "NaN",
                        "text",
                        "x"));
    }

    @Test
    void maps_lists_and_structures_are_json_and_their_numbers_keep_their_digits() {
        String select = """
                SELECT * FROM (VALUES
                  (1, MAP {'env': 'prod', 'a"b': NULL}, [1.10, NULL, 2.25]::DECIMAL(5,2)[], {'x': 'y', 'n': {'m': 1}}, [['a'], [], NULL]),
                  (2, NULL, NULL, NULL, NULL),
                  (3, MAP {}, [], {'x': NULL, 'n': NULL}, [])
                ) t(i, "Tags", amounts, product, deep)""";
        CollectedRows rows = new CollectedRows();

        new ParquetFile(100).read(Duck.write(file(), select, "COMPRESSION zstd"), Long.MAX_VALUE, rows);

        assertThat(rows.rows())
                .containsExactly(
                        Map.of(
                                "i", "1",
                                "Tags", "{\"env\":\"prod\",\"a\\\"b\":null}",
                                "amounts", "[\"1.10\",null,\"2.25\"]",
                                "product", "{\"x\":\"y\",\"n\":{\"m\":\"1\"}}",
                                "deep", "[[\"a\"],[],null]"),
                        Map.of("i", "2"),
                        Map.of(
                                "i",
                                "3",
                                "Tags",
                                "{}",
                                "amounts",
                                "[]",
                                "product",
                                "{\"x\":null,\"n\":null}",
                                "deep",
                                "[]"));
    }

    @Test
    void columns_that_nobody_wants_are_not_read_whatever_they_are() {
        CollectedRows rows = new CollectedRows(name -> name.equals("ResourceId"));
        Path file = Duck.write(
                file(), BILL.replace("i % 3 = 0 AS", "INTERVAL '1 day' AS"), "COMPRESSION snappy, ROW_GROUP_SIZE 2048");

        ParquetFile.Content content = new ParquetFile(100).read(file, Long.MAX_VALUE, rows);

        assertThat(content.header()).hasSize(6);
        assertThat(rows.rows()).hasSize(10_000).last().isEqualTo(Map.of("ResourceId", "row 9999"));
        assertThat(reasonOf(file, Long.MAX_VALUE)).isEqualTo(FailureReason.UNSUPPORTED_PARQUET);
    }

    @Test
    void a_file_without_rows_has_a_header_and_its_digest() throws IOException {
        CollectedRows rows = new CollectedRows();
        Path file = Duck.write(file(), BILL + " WHERE i < 0", "COMPRESSION snappy");

        ParquetFile.Content content = new ParquetFile(100).read(file, Long.MAX_VALUE, rows);

        assertThat(rows.rows()).isEmpty();
        assertThat(content.header()).hasSize(6).isEqualTo(rows.header());
        assertThat(content.sha256()).isEqualTo(content.fileSha256()).isEqualTo(Sha256.of(Files.readAllBytes(file)));
    }

    @Test
    void what_cannot_be_read_is_refused_by_what_it_is() throws IOException {
        Path file = Duck.write(file(), BILL, "COMPRESSION brotli");
        assertThat(reasonOf(file, Long.MAX_VALUE)).isEqualTo(FailureReason.UNSUPPORTED_PARQUET);
        Duck.write(file, "SELECT 1 AS a, 2 AS b, 3 AS c", "COMPRESSION snappy");
        assertThat(refusal(new ParquetFile(2), file, Long.MAX_VALUE).reason())
                .isEqualTo(FailureReason.TOO_MANY_COLUMNS);
        assertThat(reasonOf(file, 100)).isEqualTo(FailureReason.TOO_LARGE);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 3, 4, 11, 12, whole.length / 2, whole.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(reasonOf(file, Long.MAX_VALUE)).as("cut at %d", length).isEqualTo(FailureReason.BROKEN_PARQUET);
        }
    }

    @Test
    void one_entry_of_a_dictionary_in_a_million_rows_counts_as_what_it_stands_for() {
        Path file = Duck.write(
                file(), "SELECT repeat('x', 1000) AS \"ServiceName\" FROM range(1000000)", "COMPRESSION zstd");

        ExportRefused refused = refusal(new ParquetFile(100), file, 100_000_000);

        assertThat(file.toFile().length()).isLessThan(20_000);
        assertThat(refused.reason()).isEqualTo(FailureReason.TOO_LARGE);
    }

    @Test
    void pages_that_do_not_fit_into_the_heap_together_are_refused_before_they_are_read() {
        Path file = Duck.write(file(), BILL, "COMPRESSION snappy");

        ExportRefused refused = refusal(new ParquetFile(100, 200_000), file, Long.MAX_VALUE);

        assertThat(refused.reason()).isEqualTo(FailureReason.TOO_LARGE);
        assertThat(refused.explanation())
                .startsWith("bill.parquet, row group 1, column ")
                .endsWith("needs more than 200000 bytes of memory at once");
    }

    @Test
    void it_is_recognised_by_its_first_bytes() throws IOException {
        Path file = Duck.write(file(), "SELECT 1 AS a", "COMPRESSION snappy");
        assertThat(ParquetFile.recognises(file)).isTrue();
        assertThat(ParquetFile.recognises(Files.writeString(file, "PAR"))).isFalse();
        assertThat(ParquetFile.recognises(Files.writeString(file, "BilledCost\n1\n")))
                .isFalse();
        assertThat(ParquetFile.recognises(folder.resolve("absent"))).isFalse();
    }

    @Test
    void a_reader_that_fails_stops_every_worker_and_its_failure_is_told() {
        Path file = Duck.write(file(), BILL, "COMPRESSION snappy, ROW_GROUP_SIZE 2048");
        ExportRefused ours = new ExportRefused(FailureReason.TOO_MANY_CELLS, "too many");

        ExportRefused refused = catchThrowableOfType(
                ExportRefused.class, () -> new ParquetFile(100).read(file, Long.MAX_VALUE, _ -> () -> {
                    throw ours;
                }));

        assertThat(refused).isSameAs(ours);
    }

    private FailureReason reasonOf(Path file, long maxBytes) {
        return refusal(new ParquetFile(100), file, maxBytes).reason();
    }

    private static ExportRefused refusal(ParquetFile parquet, Path file, long maxBytes) {
        return catchThrowableOfType(ExportRefused.class, () -> parquet.read(file, maxBytes, new CollectedRows()));
    }

    private Path file() {
        return folder.resolve("bill.parquet");
    }
}
