package dev.tollgate.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.canary.probe.ProbingConfig;
import dev.tollgate.canary.safety.MoneyConverter;
import dev.tollgate.canary.safety.SafetyConfig;
import dev.tollgate.canary.sandbox.SandboxConfig;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.house.ConfigKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    @Test
    void every_key_and_default_is_the_one_that_operators_know() {
        assertThat(ConfigKeys.of(SafetyConfig.class, ProbingConfig.class, SandboxConfig.class))
                .isEqualTo("""
                        tollgate.canary.allowed-hosts = 127.0.0.1,localhost : Set<String>
                        tollgate.canary.amount = 10 RUB : Money
                        tollgate.canary.every = off : String
                        tollgate.canary.max-amount = 10 RUB : Optional<Money>
                        tollgate.canary.recover-every = 10s : String
                        tollgate.canary.request-timeout = 5s : Duration
                        tollgate.sandbox.max-wallets = 1000 : int
                        tollgate.sandbox.port = 0 : int
                        """);
    }

    @Test
    void an_amount_is_a_number_and_a_currency() {
        assertThat(new MoneyConverter().convert("12.50 EUR")).isEqualTo(Money.of("12.5", "EUR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10RUB", "-1 RUB", "1e3 RUB", "10 rub", "10 XYZ", "ten RUB"})
    void an_amount_that_is_not_plainly_written_stops_the_start(String text) {
        MoneyConverter converter = new MoneyConverter();
        assertThatThrownBy(() -> converter.convert(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
