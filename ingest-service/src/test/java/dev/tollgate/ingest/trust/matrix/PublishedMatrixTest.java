package dev.tollgate.ingest.trust.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.trust.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PublishedMatrixTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String INTRODUCTION = """
            # The trust matrix of webhooks

            Every combination of what a delivery can carry, and the answer that each must get (F1). Generated from the
            policies; `EveryCellTest` forges each line and judges it. The shipped policies are shown while a key rotates:
            beside the current key there is an old one that is still valid, and one whose time is over. The others are
            made up, to show what configuration alone can ask for.

            What is 200 and `pending` is acknowledged, and believed after its object was fetched again. A replay within
            the tolerance is acknowledged and counted once. Where a check before it failed, nobody looks whether a body
            names its object.
            """;

    @Test
    void the_published_table_is_what_the_policies_come_to() throws IOException {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (TrustPolicy policy : MatrixPolicies.all()) {
            text.append("\n## `").append(policy.provider()).append("`\n").append(MatrixTable.of(policy, NOW));
        }
        Path generated = Path.of("target", "webhook-matrix.md");
        Files.writeString(generated, text);
        assertThat(Files.readString(Path.of("webhook-matrix.md")))
                .as("webhook-matrix.md has changed: look at " + generated + ", and copy it if it is meant")
                .isEqualTo(text.toString());
    }
}
