package dev.tollgate.ingest.refetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.refetch.ProviderAnswer.NoAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.Said;
import dev.tollgate.ingest.refetch.ProviderAnswer.Unknown;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.webhook.WebhookConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkingOffTest {
    private static final TrustPolicy YOOKASSA = Payments.policy("yookassa", "https://api.example");

    private final MovedClock clock = new MovedClock();
    private final WaitingInMemory waiting = new WaitingInMemory(clock);
    private final List<String> asked = new ArrayList<>();

    @Test
    void what_the_provider_confirms_is_believed_at_once() {
        waiting.add("yookassa", "p-1");
        WorkingOff working = working(said(true));
        assertThat(working.workOne(YOOKASSA)).isTrue();
        assertThat(working.workOne(YOOKASSA)).isFalse();
        assertThat(waiting.log).containsExactly("believed p-1");
    }

    @Test
    void an_api_that_lags_behind_its_own_webhook_is_asked_again_before_its_word_is_final() {
        waiting.add("yookassa", "p-1");
        workOffFor(working(said(false)), Duration.ofHours(1));
        assertThat(waiting.log)
                .containsExactly(
                        "said-otherwise p-1 2",
                        "said-otherwise p-1 4",
                        "said-otherwise p-1 8",
                        "said-otherwise p-1 16",
                        "said-otherwise p-1 32",
                        "denied p-1");
    }

    @Test
    void one_that_has_caught_up_meanwhile_is_believed() {
        waiting.add("yookassa", "p-1");
        workOffFor(working((_, webhook) -> answerOf(webhook.tries() == 3)), Duration.ofHours(1));
        assertThat(waiting.log).containsExactly("said-otherwise p-1 2", "said-otherwise p-1 4", "believed p-1");
    }

    /** Twelve tries without an answer, of our credential, of the network and of the API: none of them is a word against it. */
    @Test
    void an_outage_before_it_does_not_make_the_first_contradiction_final() {
        waiting.add("yookassa", "p-1");
        List<RefetchFailure> outage = List.of(
                RefetchFailure.NO_SECRET,
                RefetchFailure.TIME_OUT,
                RefetchFailure.THROTTLED,
                RefetchFailure.SERVER_ERROR);
        workOffFor(
                working((_, webhook) -> webhook.tries() <= 12
                        ? NoAnswer.because(outage.get(webhook.tries() % outage.size()))
                        : new Unknown(new Difference("", "\"p-1\"", "null"))),
                Duration.ofHours(3));
        assertThat(waiting.log.subList(12, waiting.log.size()))
                .containsExactly(
                        "unknown-object p-1 2",
                        "unknown-object p-1 4",
                        "unknown-object p-1 8",
                        "unknown-object p-1 16",
                        "unknown-object p-1 32",
                        "denied p-1");
    }

    @Test
    void what_lags_after_an_outage_is_believed_as_soon_as_it_has_caught_up() {
        waiting.add("yookassa", "p-1");
        workOffFor(
                working((_, webhook) -> webhook.tries() <= 12
                        ? NoAnswer.because(RefetchFailure.SERVER_ERROR)
                        : answerOf(webhook.tries() > 16)),
                Duration.ofHours(3));
        assertThat(waiting.log).hasSize(17).last().isEqualTo("believed p-1");
    }

    @Test
    void an_object_that_nobody_knows_is_denied_at_the_sixth_look() {
        waiting.add("yookassa", "p-1");
        workOffFor(working((_, _) -> new Unknown(new Difference("", "\"p-1\"", "null"))), Duration.ofHours(1));
        assertThat(waiting.log).hasSize(6).startsWith("unknown-object p-1 2").endsWith("denied p-1");
    }

    /** Longer than any pause: two days of nothing but failures, and it waits still. */
    @ParameterizedTest
    @EnumSource(
            value = RefetchFailure.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SAID_OTHERWISE", "UNKNOWN_OBJECT"})
    void missing_is_not_good_no_failure_is_ever_given_up_or_taken_for_an_answer(RefetchFailure failure) {
        waiting.add("yookassa", "p-1");
        workOffFor(working((_, _) -> NoAnswer.because(failure)), Duration.ofDays(2));
        assertThat(waiting.log).hasSizeBetween(290, 310).allMatch(line -> line.startsWith(failure.id() + " p-1 "));
        assertThat(waiting.log).last().isEqualTo(failure.id() + " p-1 600");
    }

    @ParameterizedTest
    @CsvSource({
        "fetchers,0,tollgate.webhook.fetchers",
        "denial-tries,0,tollgate.webhook.denial-tries",
        "breaker-failures,0,tollgate.webhook.breaker-failures",
        "first-pause,PT0S,tollgate.webhook.first-pause",
        "first-pause,PT11M,tollgate.webhook.longest-pause",
        "lease,PT40S,tollgate.webhook.fetch-time"
    })
    void a_configuration_that_cannot_work_stops_the_start_and_names_the_key(String key, String value, String named) {
        WebhookConfig config = Configured.webhook(Map.of(key, value));
        assertThatThrownBy(() -> working(said(true), config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    private void drain(WorkingOff working, TrustPolicy policy) {
        while (working.workOne(policy)) {
            assertThat(asked).hasSizeLessThan(1_000);
        }
    }

    private void workOffFor(WorkingOff working, Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(1)) {
            drain(working, YOOKASSA);
            clock.pass(Duration.ofSeconds(1));
        }
    }

    private WorkingOff working(ProviderObjects objects) {
        return working(objects, Configured.webhook(Map.of()));
    }

    private WorkingOff working(ProviderObjects objects, WebhookConfig config) {
        ProviderObjects written = (policy, webhook) -> {
            asked.add(webhook.objectId());
            return objects.ask(policy, webhook);
        };
        return new WorkingOff(Payments.inForce(YOOKASSA), waiting, written, clock, () -> new UUID(0, 0xFFFF), config);
    }

    private static ProviderObjects said(boolean agrees) {
        return (_, _) -> answerOf(agrees);
    }

    private static ProviderAnswer answerOf(boolean agrees) {
        return new Said("{}", agrees, List.of());
    }
}
