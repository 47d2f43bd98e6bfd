package dev.tollgate.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_service_that_does_not_start_says_the_last_cause_of_it_and_where_its_log_is() throws Exception {
        String output =
                "ERROR it does not start\\nCaused by: a wrapper\\n\\tat somewhere\\nCaused by: a misspelt key\\n";
        try (ServiceProcess process = started("printf '" + output + "'; exit 1")) {
            assertThatThrownBy(process::awaitReady)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a-service ended before it listened: a misspelt key; its log: " + log());
        }
    }

    @Test
    void a_service_that_says_nothing_of_why_it_ended_has_a_log_all_the_same() throws Exception {
        try (ServiceProcess process = started("exit 1")) {
            assertThatThrownBy(process::awaitReady).hasMessage("a-service ended before it listened; its log: " + log());
        }
    }

    private ServiceProcess started(String script) throws IOException {
        return ServiceProcess.start("a-service", 0, List.of("/bin/sh", "-c", script), Map.of(), log());
    }

    private Path log() {
        return folder.resolve("a-service.log");
    }
}
