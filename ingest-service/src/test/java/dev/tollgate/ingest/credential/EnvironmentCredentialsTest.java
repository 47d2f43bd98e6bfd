package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.credential.adapter.env.EnvironmentBackend;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Secrets in the environment, for development. */
class EnvironmentCredentialsTest {
    @Test
    void a_variable_holds_an_object_of_texts() {
        assertThat(holding("{\"key\": \"" + PlantedValue.VALUE + "\"}")
                        .resolved()
                        .fields())
                .isEqualTo(Map.of("key", PlantedValue.VALUE));
    }

    @Test
    void a_variable_that_is_not_set_or_blank_is_not_found() {
        assertThat(PlantedValue.failureOf(() ->
                        Configured.with("env", "-", "AWS_SECRET").in("dev").resolved()))
                .isEqualTo(CredentialFailure.NOT_FOUND);
        assertThat(failure(" ")).isEqualTo(CredentialFailure.NOT_FOUND);
    }

    @Test
    void another_shape_is_malformed() {
        for (String value : new String[] {
            PlantedValue.VALUE, "null", "[]", "{\"key\": 1}", "{\"key\": \"" + "x".repeat(65_536) + "\"}"
        }) {
            assertThat(failure(value)).isEqualTo(CredentialFailure.MALFORMED);
        }
    }

    @Test
    void in_production_nothing_is_read_even_by_a_caller_that_did_not_ask_what_is_missing() {
        SecretBackend backend = EnvironmentBackend.reading(
                new RunProfile("prod"), _ -> Optional.of("{\"key\": \"" + PlantedValue.VALUE + "\"}"), 65_536);
        assertThat(PlantedValue.failureOf(() -> backend.read("AWS_SECRET"))).isEqualTo(CredentialFailure.DENIED);
    }

    private static CredentialFailure failure(String value) {
        return PlantedValue.failureOf(() -> holding(value).resolved());
    }

    private static Configured holding(String value) {
        return Configured.with("env", "-", "AWS_SECRET").in("dev").and("AWS_SECRET", value);
    }
}
