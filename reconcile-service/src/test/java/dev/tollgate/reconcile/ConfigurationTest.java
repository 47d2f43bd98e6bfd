package dev.tollgate.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.ConfigKeys;
import dev.tollgate.reconcile.total.ReconcilingConfig;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void every_key_and_default_is_what_operators_rely_on() {
        assertThat(ConfigKeys.of(ReconcilingConfig.class)).isEqualTo("""
                tollgate.reconcile.limits-file : Optional<Path>
                """);
    }
}
