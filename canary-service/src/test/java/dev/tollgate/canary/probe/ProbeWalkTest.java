package dev.tollgate.canary.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tollgate.canary.platform.http.HttpTarget;
import dev.tollgate.canary.platform.json.JsonProbeRecords;
import dev.tollgate.canary.probe.ProbeRecords.Written;
import dev.tollgate.canary.safety.Guard;
import dev.tollgate.canary.safety.GuardResult;
import dev.tollgate.canary.safety.Result;
import dev.tollgate.kernel.Money;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeWalkTest {
    @ParameterizedTest
    @CsvSource({
        "10.01, RUB, AMOUNT_OVER_CAP",
        "0, RUB, AMOUNT_NOT_POSITIVE",
        "-1, RUB, AMOUNT_NOT_POSITIVE",
        "9.999, RUB, AMOUNT_TOO_FINE",
        "5, USD, CURRENCY_MISMATCH"
    })
    void nothing_dangerous_by_default_a_refused_amount_reaches_no_target(String amount, String currency, Reason reason)
            throws IOException {
        try (Rig rig = new Rig(_ -> false)) {
            ProbeResult result = rig.walk(rig.order(Money.of(amount, currency)));

            assertThat(result.verdict()).isEqualTo(Result.FAIL);
            assertThat(result.reason()).contains(reason);
            assertThat(result.requestsSent()).isZero();
            assertThat(rig.proxy.seen()).isEmpty();
            assertThat(rig.notes.written).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "live_, KEY_NOT_SANDBOX",
        "sk_live_, KEY_NOT_SANDBOX",
        "'', KEY_NOT_SANDBOX",
    })
    void nothing_dangerous_by_default_a_key_that_does_not_say_sandbox_is_refused_though_all_else_does(
            String prefix, Reason reason) throws IOException {
        try (Rig rig = new Rig(_ -> false)) {
            ProbeResult result = rig.walk(rig.order(Rig.TEN), rig.proxy.address(), prefix + "0123", List.of());

            assertThat(result.reason()).contains(reason);
            assertThat(rig.proxy.seen()).isEmpty();
        }
    }

    @Test
    void nothing_dangerous_by_default_a_host_that_is_not_allowed_is_refused_though_all_else_says_sandbox()
            throws IOException {
        try (Rig rig = new Rig(_ -> false)) {
            URI elsewhere = URI.create("http://127.0.0.2:" + rig.proxy.address().getPort());
            ProbeResult result = rig.walk(rig.order(Rig.TEN), elsewhere, rig.key, List.of());

            assertThat(result.reason()).contains(Reason.HOST_NOT_ALLOWED);
            assertThat(result.safety())
                    .extracting(GuardResult::guard, GuardResult::result)
                    .containsExactly(tuple(Guard.AMOUNT_CAP, Result.PASS), tuple(Guard.SANDBOX_PROOF, Result.FAIL));
            assertThat(rig.proxy.seen()).isEmpty();
        }
    }

    @Test
    void secrets_stay_put_the_key_is_not_sent_before_the_target_has_said_what_it_is() throws IOException {
        List<String> keyed = new ArrayList<>();
        try (Rig rig = new Rig(call -> {
            if (call.keyed()) {
                keyed.add(call.name());
            }
            if (call.is(Breaks.STATEMENT)) {
                call.answer(200, "{\"sandbox\":false}".getBytes(StandardCharsets.UTF_8));
                return true;
            }
            return false;
        })) {
            rig.walk(rig.order(Rig.TEN));

            assertThat(rig.proxy.seen()).containsExactly(Breaks.STATEMENT);
            assertThat(keyed).isEmpty();
        }
    }

    @Test
    void what_may_be_left_behind_is_written_down_before_it_is_asked_for() throws IOException {
        List<Integer> notesBeforeAsking = new ArrayList<>();
        List<Footprint> written = new ArrayList<>();
        try (Rig rig = new Rig(call -> {
            if (call.is(Breaks.OPEN) || call.is(Breaks.TOP_UP)) {
                notesBeforeAsking.add(written.size());
            }
            return false;
        })) {
            ProbeOrder order = rig.order(Rig.TEN);
            Journal journal = new Journal() {
                @Override
                public void write(Footprint footprint) {
                    written.add(footprint);
                }

                @Override
                public void erase(Footprint footprint) {}
            };
            try (var target = new HttpTarget(rig.proxy.address(), rig.key, Duration.ofSeconds(5))) {
                new ProbeWalk(order, target, Rig.LIMITS, journal, rig.clock).walk(List.of());
            }

            // Asked for, then known: two notes for each wallet and each payment; the repeated top-up adds none.
            assertThat(notesBeforeAsking).containsExactly(1, 3, 4, 5, 7);
            assertThat(written.get(3).topUp()).isPresent();
        }
    }

    @Test
    void a_crash_between_charge_and_refund_is_cleaned_up_by_whoever_finds_the_notes() throws IOException {
        try (Rig rig = new Rig(_ -> false)) {
            ProbeOrder order = rig.order(Rig.TEN);
            List<Footprint> charged = chargedAndLeft(rig, order);

            ProbeResult result = rig.endInterrupted(order, charged);

            assertThat(result.verdict()).isEqualTo(Result.UNPROVEN);
            assertThat(result.reason()).contains(Reason.INTERRUPTED);
            assertThat(result.cleanUp())
                    .isEqualTo(new CleanUpResult(Result.PASS, "10 RUB refunded, balance 0 RUB, wallet closed"));
        }
    }

    @Test
    void what_an_earlier_run_left_is_cleaned_up_first_and_keeps_the_next_run_from_starting_until_it_is()
            throws IOException {
        try (Rig rig = new Rig(_ -> false);
                BreakingProxy stuck =
                        new BreakingProxy(rig.sandbox.address(), Breaks.each(Breaks.REFUND, Breaks.answers(500, "")))) {
            List<Footprint> charged = chargedAndLeft(rig, rig.order(Rig.TEN));

            ProbeResult blocked = rig.walk(rig.order(Rig.TEN), stuck.address(), rig.key, charged);
            ProbeResult next = rig.walk(rig.order(Rig.TEN), rig.proxy.address(), rig.key, charged);

            assertThat(blocked.reason()).contains(Reason.PREVIOUS_CLEAN_UP_UNPROVEN);
            assertThat(stuck.seen()).doesNotContain(Breaks.OPEN);
            assertThat(next.verdict()).isEqualTo(Result.PASS);
        }
    }

    @Test
    void a_wallet_of_a_sandbox_process_that_has_ended_needs_no_clean_up() throws IOException {
        List<Footprint> charged;
        try (Rig rig = new Rig(_ -> false)) {
            charged = chargedAndLeft(rig, rig.order(Rig.TEN));
        }
        try (Rig another = new Rig(_ -> false)) {
            assertThat(charged.getFirst().instance()).isPresent();
            List<Footprint> ofAnotherProcess = charged.stream()
                    .map(f -> new Footprint(
                            f.run(),
                            f.flow(),
                            f.amount(),
                            f.method(),
                            Optional.of("ended"),
                            true,
                            f.wallet(),
                            true,
                            f.topUp()))
                    .toList();

            assertThat(another.walk(another.order(Rig.TEN), another.proxy.address(), another.key, ofAnotherProcess)
                            .verdict())
                    .isEqualTo(Result.PASS);
        }
    }

    @Test
    void you_can_check_it_yourself_the_same_seed_gives_a_byte_identical_record() throws IOException {
        Written first = recordOfOneRun();
        Written second = recordOfOneRun();

        assertThat(second.record()).isEqualTo(first.record());
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(first.record()).doesNotContain("127.0.0.1", "Millis", "startedAt");
        assertThat(first.runRecord())
                .contains("http://127.0.0.1:", first.digest().hex());
    }

    @Test
    void a_result_is_read_back_as_it_was_written() throws IOException {
        try (Rig rig = new Rig(Breaks.each(Breaks.CLOSE, Breaks.answers(409, "{}")))) {
            ProbeOrder order = rig.order(Rig.TEN);
            ProbeResult result = rig.walk(order);
            JsonProbeRecords records = new JsonProbeRecords();

            assertThat(records.read(records.write(order, result))).isEqualTo(result);
        }
    }

    private static Written recordOfOneRun() throws IOException {
        try (Rig rig = new Rig(_ -> false)) {
            ProbeOrder order = rig.order(Rig.TEN);
            return new JsonProbeRecords().write(order, rig.walk(order));
        }
    }

    /** Walks until the refund, at which the process dies: neither the rest nor the clean-up happens. */
    private static List<Footprint> chargedAndLeft(Rig rig, ProbeOrder order) {
        Footprint at = Footprint.none(order.id(), order.probe().flows().getFirst(), order.amount(), instance(rig));
        try (var target = new HttpTarget(rig.sandbox.address(), rig.key, Duration.ofSeconds(5))) {
            for (Step step : order.probe().flows().getFirst().steps().subList(0, 3)) {
                Finding finding =
                        step.judge().apply(at, target.send(step.request().apply(at)));
                at = ((Finding.Held) finding).next();
            }
        } catch (NoAnswer e) {
            throw new AssertionError(e);
        }
        return List.of(at.askingWallet().askingTopUp());
    }

    private static Optional<String> instance(Rig rig) {
        try (var target = new HttpTarget(rig.sandbox.address(), rig.key, Duration.ofSeconds(5))) {
            return target.send(Request.openly("/sandbox")).text("instance");
        } catch (NoAnswer e) {
            throw new AssertionError(e);
        }
    }
}
