package dev.tollgate.gateway.gate.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DecisionGoldenTest {
    @Test
    void the_golden_decision_survives_our_wire_shape_unchanged() throws IOException {
        var mapper = Json.mapper();
        String golden = Files.readString(Path.of("src/test/resources/golden/decision.json"));
        DecisionResponse read = mapper.readValue(golden, DecisionResponse.class);
        assertThat(mapper.readTree(mapper.writeValueAsString(read))).isEqualTo(mapper.readTree(golden));
    }
}
