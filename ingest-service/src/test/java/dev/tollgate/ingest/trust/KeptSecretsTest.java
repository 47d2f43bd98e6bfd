package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.ReferencedSecrets;
import dev.tollgate.ingest.credential.SecretReference;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.house.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeptSecretsTest {
    private static final Duration LIFE = Duration.ofSeconds(10);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final Backend backend = new Backend();
    private final KeptSecrets secrets = new KeptSecrets(backend, LIFE, clock);

    @Test
    void a_secret_is_asked_for_once_in_its_life() throws Exception {
        assertThat(read()).isEqualTo("first");
        clock.advance(LIFE.minusNanos(1));
        assertThat(read()).isEqualTo("first");
        assertThat(backend.asked).isEqualTo(1);
    }

    @Test
    void a_rotated_secret_is_used_when_the_life_of_the_old_one_is_over() throws Exception {
        read();
        backend.value = "second";
        clock.advance(LIFE);
        assertThat(read()).isEqualTo("second");
    }

    @ParameterizedTest
    @EnumSource(
            value = CredentialFailure.class,
            names = {"SEALED", "TIMEOUT", "UNREACHABLE"})
    void while_the_backend_is_away_a_value_serves_five_minutes_more_and_no_longer(CredentialFailure failure)
            throws Exception {
        read();
        backend.failure = Optional.of(failure);
        clock.advance(LIFE.plus(Duration.ofMinutes(5)).minusNanos(1));
        assertThat(read()).isEqualTo("first");
        clock.advance(Duration.ofNanos(1));
        assertThatThrownBy(this::read)
                .isInstanceOf(SecretUnavailable.class)
                .hasMessage("cred://webhooks/stripe: it is so");
    }

    @ParameterizedTest
    @EnumSource(
            value = CredentialFailure.class,
            names = {"NOT_FOUND", "DENIED", "EXPIRED", "MALFORMED"})
    void what_the_backend_takes_back_serves_nobody_from_then_on(CredentialFailure failure) throws Exception {
        read();
        backend.failure = Optional.of(failure);
        clock.advance(LIFE);
        assertThatThrownBy(this::read).isInstanceOf(SecretUnavailable.class);
        backend.failure = Optional.of(CredentialFailure.UNREACHABLE);
        assertThatThrownBy(this::read).isInstanceOf(SecretUnavailable.class);
    }

    @Test
    void a_secret_that_never_resolved_is_unavailable() {
        backend.failure = Optional.of(CredentialFailure.UNREACHABLE);
        assertThatThrownBy(this::read).isInstanceOf(SecretUnavailable.class);
    }

    @Test
    void each_field_of_a_secret_is_one_of_its_own() throws Exception {
        assertThat(new String(secrets.of("cred://webhooks/stripe#other"), UTF_8))
                .isEqualTo("another field");
        assertThat(read()).isEqualTo("first");
        assertThatThrownBy(() -> secrets.of("cred://webhooks/stripe#none"))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessage("cred://webhooks/stripe#none: the secret has no field none");
    }

    @Test
    void a_key_that_moves_from_one_field_to_another_is_never_in_none() throws Exception {
        backend.other = "the one before";
        assertThat(both()).containsExactly("first", "the one before");
        backend.value = "second";
        backend.other = "first";
        clock.advance(LIFE.minusNanos(1));
        assertThat(both()).containsExactly("first", "the one before");
        clock.advance(Duration.ofNanos(1));
        assertThat(both()).containsExactly("second", "first");
        assertThat(backend.asked).isEqualTo(2);
    }

    @Test
    void a_field_asked_for_later_is_of_the_same_reading() throws Exception {
        read();
        clock.advance(LIFE.minusNanos(1));
        backend.value = "second";
        backend.other = "first";
        assertThat(both()).containsExactly("first", "another field");
    }

    @Test
    void a_clock_that_was_set_back_makes_no_value_young() throws Exception {
        read();
        clock.advance(Duration.ofHours(-1));
        backend.value = "second";
        assertThat(read()).isEqualTo("second");
    }

    private List<String> both() throws SecretUnavailable {
        return List.of(read(), new String(secrets.of("cred://webhooks/stripe#other"), UTF_8));
    }

    private String read() throws SecretUnavailable {
        return new String(secrets.of("cred://webhooks/stripe"), UTF_8);
    }

    private static final class Backend implements ReferencedSecrets {
        private int asked;
        private String value = "first";
        private String other = "another field";
        private Optional<CredentialFailure> failure = Optional.empty();

        @Override
        public List<FieldError> missingFor(SecretReference reference) {
            return List.of();
        }

        @Override
        public Credential resolve(SecretReference reference) {
            asked++;
            failure.ifPresent(why -> {
                throw new CredentialRefused(why, "it is so");
            });
            return Credential.of(Map.of("secret", value, "other", other));
        }
    }
}
