package dev.tollgate.canary.probe.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GoldenTest {
    @Test
    void the_golden_run_is_read_and_written_without_losing_or_adding_a_field() throws IOException {
        JsonMapper mapper = Json.mapper();
        String golden = Files.readString(Path.of("src/test/resources/golden/probe-run.json"));

        ProbeRunResponse response = mapper.readValue(golden, ProbeRunResponse.class);

        assertThat(mapper.readTree(mapper.writeValueAsString(response))).isEqualTo(mapper.readTree(golden));
    }
}
