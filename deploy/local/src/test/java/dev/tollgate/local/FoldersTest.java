package dev.tollgate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    Path folder = Path.of("none");

    @Test
    void a_month_is_copied_as_the_provider_lays_it_down_and_looks_no_fresher() throws IOException {
        Path month = folder.resolve("aws/2026-09");
        Path part = month.resolve("20260901-20261001/assembly/bill-1.csv.gz");
        Files.createDirectories(part.getParent());
        Files.writeString(part, "a part");
        Files.setLastModifiedTime(part, FileTime.from(Instant.parse("2026-10-01T00:00:00Z")));
        Files.writeString(folder.resolve("linked.csv"), "linked");
        Files.createSymbolicLink(month.resolve("link.csv"), folder.resolve("linked.csv"));
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("elsewhere/other.csv"), "other");
        Files.createSymbolicLink(month.resolve("away"), folder.resolve("elsewhere"));

        Path copy = folder.resolve("copy");
        Folders.copyFiles(month, copy);

        Path copied = copy.resolve("20260901-20261001/assembly/bill-1.csv.gz");
        assertThat(copied).hasContent("a part");
        assertThat(Files.getLastModifiedTime(copied).toInstant()).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(copy.resolve("link.csv")).hasContent("linked");
        assertThat(copy.resolve("away")).doesNotExist();
    }
}
