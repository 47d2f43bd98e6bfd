package dev.tollgate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {
    @TempDir
    private Path drop;

    private Path export;

    @BeforeEach
    void makeDrop() throws IOException {
        export = Files.createDirectories(drop.resolve("aws/2026-09"));
        Files.writeString(export.resolve("part-1.csv"), "BilledCost\n1\n2\n");
        Files.writeString(export.resolve("manifest.json"), "{\"asOf\":\"2026-10-05T00:00:00Z\",\"parts\":[]}");
        Files.writeString(export.resolve("statement.json"), "{\"total\":\"3\",\"asOf\":\"2026-10-05T00:00:00Z\"}");
    }

    @Test
    void drift_raises_the_statement_and_its_breakdown_by_more_than_any_sensible_limit() throws IOException {
        Files.writeString(
                export.resolve("statement.json"),
                "{\"total\":\"3\",\"breakdown\":[{\"service\":\"a\",\"amount\":\"1\"},{\"service\":\"b\",\"amount\":\"2\"}]}");
        Fault.DRIFT.plantIn(drop, "2026-09");
        assertThat(export.resolve("statement.json"))
                .hasContent("{\"total\":\"4.3\",\"breakdown\":[{\"service\":\"a\",\"amount\":\"2.3\"},"
                        + "{\"service\":\"b\",\"amount\":\"2\"}]}");
    }

    @Test
    void a_fault_that_cannot_be_planted_stops_the_story_and_says_why() throws IOException {
        Files.writeString(export.resolve("statement.json"), "[]");
        assertThatThrownBy(() -> Fault.DRIFT.plantIn(drop, "2026-09")).hasMessageContaining("documented shape");
        Files.delete(export.resolve("statement.json"));
        assertThatThrownBy(() -> Fault.STALE_STATEMENT.plantIn(drop, "2026-09")).isInstanceOf(StoryStopped.class);
    }

    @Test
    void a_duplicate_part_is_the_same_bytes_under_another_name_in_the_manifest() throws IOException {
        Fault.DUPLICATE_PART.plantIn(drop, "2026-09");
        assertThat(export.resolve("redelivered-part-1.csv")).hasSameBinaryContentAs(export.resolve("part-1.csv"));
        assertThat(export.resolve("manifest.json")).content().contains("redelivered-part-1.csv");
    }

    @Test
    void a_stale_statement_differs_in_its_instant_only() throws IOException {
        Fault.STALE_STATEMENT.plantIn(drop, "2026-09");
        assertThat(export.resolve("statement.json")).hasContent("{\"total\":\"3\",\"asOf\":\"2026-08-06T00:00:00Z\"}");
    }

    @Test
    void a_missing_provider_has_no_folder_for_the_month() throws IOException {
        Fault.MISSING_PROVIDER.plantIn(drop, "2026-09");
        assertThat(export).doesNotExist();
        assertThatThrownBy(() -> Fault.DRIFT.plantIn(drop, "2026-09")).isInstanceOf(StoryStopped.class);
    }
}
