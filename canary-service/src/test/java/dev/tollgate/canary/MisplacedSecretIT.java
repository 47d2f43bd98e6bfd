package dev.tollgate.canary;

import dev.tollgate.kernel.house.PackagedStart;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 4 when somebody puts a secret where something else belongs. */
class MisplacedSecretIT {
    @ParameterizedTest
    @ValueSource(strings = {"TOLLGATE_HTTP_PORT", "TOLLGATE_CANARY_REQUEST_TIMEOUT"})
    void the_service_does_not_start_and_does_not_say_why_in_the_secret_s_words(String variable) throws Exception {
        PackagedStart.mustNotRepeatWhatStandsIn(variable, Path.of("target/quarkus-app/quarkus-run.jar"));
    }
}
