package dev.tollgate.ingest.platform.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.platform.CollectedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever byte of a file is damaged: either every row is there, or the file is refused by name. The format itself does
 * not tell a changed digit where its writer left out the checksums; the manifest's digest does.
 */
@Timeout(120)
class DamagedParquetTest {
    private static final Set<FailureReason> NAMED = Set.of(
            FailureReason.BROKEN_PARQUET,
            FailureReason.UNSUPPORTED_PARQUET,
            FailureReason.NOT_UTF8,
            FailureReason.TOO_LARGE,
            FailureReason.TOO_MANY_COLUMNS);
    private static final int ROWS = 600;
    private static final int STEP = 97;

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
                "COMPRESSION uncompressed, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1"
            })
    void any_damaged_byte_gives_every_row_or_a_reason_and_nothing_else(String options) throws IOException {
        String select = """
                SELECT CAST(i * 0.01 AS DECIMAL(30,12)) AS "BilledCost", 'Service ' || (i % 5) AS "ServiceName",
                       CASE WHEN i % 4 = 0 THEN NULL ELSE 'row ' || i END AS "ResourceId", i AS n, CAST(i AS DOUBLE) AS d,
                       DATE '2026-09-01' + CAST(i % 30 AS INTEGER) AS day, i % 2 = 0 AS even,
                       MAP {'k' || i: 'v'} AS "Tags", [i, NULL] AS list
                FROM range(600) t(i)""";
        byte[] whole = Files.readAllBytes(Duck.write(folder.resolve("bill.parquet"), select, options));
        long seed = 20260901;
        Random random = new Random(seed);
        int read = 0;
        int refused = 0;
        for (int at = 0; at < whole.length; at += at < whole.length - 2500 ? STEP : 3) {
            byte[] damaged = whole.clone();
            damaged[at] = (byte) (random.nextBoolean() ? damaged[at] ^ (1 << random.nextInt(8)) : random.nextInt(256));
            if (reads(Files.write(folder.resolve("bill.parquet"), damaged), at)) {
                read++;
            } else {
                refused++;
            }
        }
        // Both happen, or the test would prove nothing.
        assertThat(read).as("read, seed %d", seed).isPositive();
        assertThat(refused).as("refused, seed %d", seed).isPositive();
    }

    private static boolean reads(Path file, int at) {
        CollectedRows rows = new CollectedRows();
        try {
            new ParquetFile(100).read(file, 5_000_000, rows);
            assertThat(rows.rows()).as("damaged at %d", at).hasSize(ROWS);
            return true;
        } catch (ExportRefused e) {
            assertThat(e.reason()).as("damaged at %d: %s", at, e.explanation()).isIn(NAMED);
            return false;
        }
    }
}
