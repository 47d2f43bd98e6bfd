package dev.tollgate.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.PackagedStart;
import dev.tollgate.kernel.house.PlantedSecret;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 4 when somebody puts a secret where something else belongs: the start that fails repeats no word of it. */
class MisplacedSecretIT {
    private static final PlantedSecret SECRET = PlantedSecret.of("misplaced-reconcile-41d7");

    @ParameterizedTest
    @ValueSource(strings = {"TOLLGATE_HTTP_PORT"})
    void the_service_does_not_start_and_does_not_say_why_in_the_secret_s_words(String variable) throws Exception {
        PackagedStart ended =
                PackagedStart.run(Path.of("target/quarkus-app/quarkus-run.jar"), Map.of(variable, SECRET.text()));
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said())
                .contains("the service does not start: the configuration is wrong: ", " is not of the form");
        assertThat(SECRET.foundIn(ended.said())).as(ended.said()).isEmpty();
    }
}
