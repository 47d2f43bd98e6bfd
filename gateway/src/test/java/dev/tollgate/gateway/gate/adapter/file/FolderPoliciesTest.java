package dev.tollgate.gateway.gate.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.gate.GateConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPoliciesTest {
    private record Configured(Optional<Path> policiesFolder, boolean demonstrations) implements GateConfig {}

    @Test
    void a_policy_with_a_notice_is_offered_only_where_demonstrations_are_on(@TempDir Path folder) throws Exception {
        String demonstration = Files.readString(Path.of("src/main/resources/policies/local-demo.json"));
        Files.writeString(folder.resolve("mine.json"), demonstration.replace("\"local-demo\"", "\"mine\""));

        FolderPolicies off = new FolderPolicies(new Configured(Optional.of(folder), false), Map::of);
        assertThat(off.names()).containsExactly("release");
        assertThat(off.find("local-demo")).isEmpty();
        assertThat(off.find("mine")).isEmpty();

        FolderPolicies on = new FolderPolicies(new Configured(Optional.of(folder), true), Map::of);
        assertThat(on.names()).containsExactlyInAnyOrder("release", "local-demo", "mine");
    }
}
