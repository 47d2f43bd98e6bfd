package dev.tollgate.ingest.refetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.refetch.ProviderAnswer.NoAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.Said;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.webhook.WebhookConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong with one delivery, or with one provider, and whom else it keeps waiting. */
class SharingHandsTest {
    private static final TrustPolicy YOOKASSA = Payments.policy("yookassa", "https://api.example");
    private static final TrustPolicy OTHER = Payments.policy("other", "https://other.example");

    private final MovedClock clock = new MovedClock();
    private final WaitingInMemory waiting = new WaitingInMemory(clock);
    private final List<String> asked = new ArrayList<>();

    @Test
    void failures_in_a_row_leave_a_provider_alone_and_the_others_go_on() {
        for (int number = 1; number <= 9; number++) {
            waiting.add("yookassa", "p-" + number);
            waiting.add("other", "o-" + number);
        }
        WorkingOff working = working((policy, _) ->
                policy.provider().equals("other") ? answerOf(true) : NoAnswer.because(RefetchFailure.SERVER_ERROR));
        drain(working, YOOKASSA);
        drain(working, OTHER);
        assertThat(asked).filteredOn(id -> id.startsWith("p-")).containsExactly("p-1", "p-2", "p-3", "p-4", "p-5");
        assertThat(asked).filteredOn(id -> id.startsWith("o-")).hasSize(9);
        clock.pass(Duration.ofSeconds(30));
        drain(working, YOOKASSA);
        assertThat(asked).filteredOn(id -> id.startsWith("p-")).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"bad-answer", "too-large", "host-refused", "no-rule"})
    void what_is_wrong_with_one_object_keeps_no_other_from_being_asked_for(String id) {
        RefetchFailure failure =
                RefetchFailure.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        for (int number = 1; number <= 9; number++) {
            waiting.add("yookassa", "p-" + number);
        }
        drain(working((_, _) -> NoAnswer.because(failure)), YOOKASSA);
        assertThat(asked).hasSize(9);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "UNREACHABLE",
                "TIME_OUT",
                "CUT_OFF",
                "THROTTLED",
                "SERVER_ERROR",
                "NOT_AUTHORISED",
                "NO_SECRET",
                "NOT_JSON"
            })
    void what_speaks_about_the_api_as_a_whole_leaves_it_alone(RefetchFailure failure) {
        for (int number = 1; number <= 9; number++) {
            waiting.add("yookassa", "p-" + number);
        }
        drain(working((_, _) -> NoAnswer.because(failure)), YOOKASSA);
        assertThat(asked).hasSize(5);
    }

    @Test
    void many_that_fail_again_and_again_do_not_keep_a_new_one_waiting() {
        for (int number = 0; number < 60; number++) {
            waiting.add("yookassa", "odd-" + number);
        }
        WorkingOff working = working((_, webhook) ->
                webhook.objectId().startsWith("odd-") ? NoAnswer.because(RefetchFailure.BAD_ANSWER) : answerOf(true));
        workOffFor(working, Duration.ofMinutes(5));
        clock.pass(Duration.ofHours(1));
        waiting.add("yookassa", "new");
        asked.clear();
        working.workOne(YOOKASSA);
        working.workOne(YOOKASSA);
        assertThat(asked).hasSize(2).contains("new");
    }

    @Test
    void many_that_are_new_do_not_keep_one_that_failed_waiting() {
        waiting.add("yookassa", "odd");
        WorkingOff working = working((_, webhook) ->
                webhook.objectId().equals("odd") ? NoAnswer.because(RefetchFailure.BAD_ANSWER) : answerOf(true));
        drain(working, YOOKASSA);
        clock.pass(Duration.ofSeconds(2));
        for (int number = 0; number < 200; number++) {
            waiting.add("yookassa", "new-" + number);
        }
        asked.clear();
        working.workOne(YOOKASSA);
        working.workOne(YOOKASSA);
        assertThat(asked).hasSize(2).contains("odd");
    }

    @Test
    void retry_after_is_obeyed_for_all_of_the_provider() {
        waiting.add("yookassa", "p-1");
        waiting.add("yookassa", "p-2");
        WorkingOff working =
                working((_, _) -> new NoAnswer(RefetchFailure.THROTTLED, Optional.of(Duration.ofSeconds(90))));
        drain(working, YOOKASSA);
        clock.pass(Duration.ofSeconds(89));
        drain(working, YOOKASSA);
        assertThat(waiting.log).containsExactly("throttled p-1 90");
        clock.pass(Duration.ofSeconds(1));
        drain(working, YOOKASSA);
        assertThat(asked).containsExactly("p-1", "p-2");
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
        WebhookConfig config = Configured.webhook(Map.of());
        ProviderObjects written = (policy, webhook) -> {
            asked.add(webhook.objectId());
            return objects.ask(policy, webhook);
        };
        return new WorkingOff(
                Payments.inForce(YOOKASSA, OTHER), waiting, written, clock, () -> new UUID(0, 0xFFFF), config);
    }

    private static ProviderAnswer answerOf(boolean agrees) {
        return new Said("{}", agrees, List.of());
    }
}
