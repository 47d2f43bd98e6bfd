package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When a backend is asked, and when it is left alone. */
class ResolvingTest {
    private final MovableClock clock = new MovableClock(Configured.START);
    private final AtomicInteger asked = new AtomicInteger();
    private Supplier<Credential> answer = () -> Credential.of(Map.of("key", PlantedValue.VALUE));

    @Test
    void nothing_is_kept_each_call_asks_and_a_rotated_secret_is_the_next_one_used() {
        Resolving resolving = resolving();
        assertThat(resolving.resolve(ProviderId.AWS).require("key")).isEqualTo(PlantedValue.VALUE);
        answer = () -> Credential.of(Map.of("key", "rotated"));
        assertThat(resolving.resolve(ProviderId.AWS).require("key")).isEqualTo("rotated");
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_failure_is_told_again_without_a_call_until_its_pause_is_over() {
        Resolving resolving = resolving();
        answer = failing(CredentialFailure.SEALED);
        assertThat(refusal(resolving).explanation()).isEqualTo("FICECAL_AWS_CREDENTIAL_REF: told by the backend");
        CredentialRefused again = refusal(resolving);
        assertThat(again.failure()).isEqualTo(CredentialFailure.SEALED);
        assertThat(again.explanation())
                .startsWith(
                        "FICECAL_AWS_CREDENTIAL_REF: told by the backend; not asked again before 2026-11-21T10:00:00.");
        clock.advance(Duration.ofMillis(499));
        assertThat(refusal(resolving).failure()).isEqualTo(CredentialFailure.SEALED);
        assertThat(asked).hasValue(1);
        clock.advance(Duration.ofMillis(502));
        assertThat(refusal(resolving).failure()).isEqualTo(CredentialFailure.SEALED);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_success_ends_the_pauses() {
        Resolving resolving = resolving();
        Supplier<Credential> good = answer;
        for (int failed = 0; failed < 5; failed++) {
            answer = failing(CredentialFailure.TIMEOUT);
            refusal(resolving);
            clock.advance(Duration.ofMinutes(1));
        }
        answer = good;
        resolving.resolve(ProviderId.AWS);
        answer = failing(CredentialFailure.TIMEOUT);
        refusal(resolving);
        clock.advance(Duration.ofSeconds(1));
        refusal(resolving);
        assertThat(asked).hasValue(8);
    }

    @Test
    void one_reference_in_trouble_does_not_hold_another_up() {
        Resolving resolving = resolving();
        answer = failing(CredentialFailure.NOT_FOUND);
        refusal(resolving);
        answer = () -> Credential.of(Map.of("key", "of another"));
        assertThat(resolving.resolve(ProviderId.GCP).require("key")).isEqualTo("of another");
    }

    @Test
    void a_clock_that_is_set_back_ends_a_pause_and_does_not_stretch_it() {
        Resolving resolving = resolving();
        answer = failing(CredentialFailure.DENIED);
        refusal(resolving);
        clock.advance(Duration.ofHours(-1));
        refusal(resolving);
        assertThat(asked).hasValue(2);
    }

    @Test
    void many_callers_of_a_reference_that_fails_make_one_call() throws Exception {
        Resolving resolving = resolving();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        answer = () -> {
            arrived.countDown();
            awaitAtMostTenSeconds(go);
            throw new CredentialRefused(CredentialFailure.TIMEOUT, "told by the backend");
        };
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CredentialRefused>> refusals = new ArrayList<>();
            for (int caller = 0; caller < 50; caller++) {
                refusals.add(callers.submit(() -> refusal(resolving)));
            }
            awaitAtMostTenSeconds(arrived);
            go.countDown();
            for (Future<CredentialRefused> refused : refusals) {
                assertThat(refused.get(10, TimeUnit.SECONDS).failure()).isEqualTo(CredentialFailure.TIMEOUT);
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_is_not_configured_is_refused_by_name_before_the_backend_is_asked() {
        CredentialRefused refused = PlantedValue.refusalOf(() -> resolving().resolve(ProviderId.AZURE));
        assertThat(refused.failure()).isEqualTo(CredentialFailure.NOT_FOUND);
        assertThat(refused.explanation()).isEqualTo("FICECAL_AZURE_CREDENTIAL_REF is not set; nobody was called");
        assertThat(asked).hasValue(0);
        assertThat(resolving().reference(ProviderId.AWS)).contains("cred://billing/aws");
        assertThat(resolving().reference(ProviderId.AZURE)).isEmpty();
    }

    @Test
    void a_pause_doubles_up_to_the_longest_and_is_never_less_than_half_of_that() {
        FailurePause pause = new FailurePause(Duration.ofSeconds(1), Duration.ofSeconds(60));
        assertThat(pause.after(1, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(pause.after(1, 0xFFFF)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pause.after(2, 0xFFFF)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pause.after(6, 0xFFFF)).isEqualTo(Duration.ofSeconds(32));
        assertThat(pause.after(7, 0xFFFF)).isEqualTo(Duration.ofSeconds(60));
        assertThat(pause.after(Integer.MAX_VALUE, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(() -> new FailurePause(Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Resolving resolving() {
        CredentialConfig config = Configured.with("vault", "https://vault.example", "aws")
                .and("FICECAL_GCP_CREDENTIAL_REF", "cred://billing/gcp")
                .and("TOLLGATE_CREDENTIAL_REFERENCES", "billing/aws=aws,billing/gcp=gcp")
                .config();
        return new Resolving(config, Optional.of(new Fake()), clock, new SeededIdentifiers(4));
    }

    private static CredentialRefused refusal(Resolving resolving) {
        return PlantedValue.refusalOf(() -> resolving.resolve(ProviderId.AWS));
    }

    private static Supplier<Credential> failing(CredentialFailure failure) {
        return () -> {
            throw new CredentialRefused(failure, "told by the backend");
        };
    }

    private static void awaitAtMostTenSeconds(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class Fake implements SecretBackend {
        @Override
        public List<FieldError> missing() {
            return List.of();
        }

        @Override
        public boolean understands(String location) {
            return true;
        }

        @Override
        public Credential read(String location) {
            asked.incrementAndGet();
            return answer.get();
        }
    }
}
