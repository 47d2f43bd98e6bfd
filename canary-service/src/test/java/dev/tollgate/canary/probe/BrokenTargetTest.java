package dev.tollgate.canary.probe;

import static dev.tollgate.canary.probe.Breaks.CLOSE;
import static dev.tollgate.canary.probe.Breaks.CONFIRM;
import static dev.tollgate.canary.probe.Breaks.GET_WALLET;
import static dev.tollgate.canary.probe.Breaks.OPEN;
import static dev.tollgate.canary.probe.Breaks.REFUND;
import static dev.tollgate.canary.probe.Breaks.STATEMENT;
import static dev.tollgate.canary.probe.Breaks.TOP_UP;
import static dev.tollgate.canary.probe.Breaks.answers;
import static dev.tollgate.canary.probe.Breaks.balanceOf;
import static dev.tollgate.canary.probe.Breaks.both;
import static dev.tollgate.canary.probe.Breaks.changed;
import static dev.tollgate.canary.probe.Breaks.each;
import static dev.tollgate.canary.probe.Breaks.nth;
import static dev.tollgate.canary.probe.Breaks.redirects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tollgate.canary.probe.BreakingProxy.Break;
import dev.tollgate.canary.safety.Result;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of going wrong that we can think of must be noticed, and named rightly. */
class BrokenTargetTest {
    private static final String ROSE = "balance-rose-by-exactly-the-amount";
    private static final String NONE = "";

    static Stream<Arguments> breaks() {
        return Stream.of(
                broken("the balance rises twice", Reason.WRONG_BALANCE, ROSE, each(GET_WALLET, balanceOf("20"))),
                broken("the balance never rises", Reason.WRONG_BALANCE, ROSE, each(GET_WALLET, balanceOf("0"))),
                broken("it is one kopeck more", Reason.WRONG_BALANCE, ROSE, each(GET_WALLET, balanceOf("10.01"))),
                broken("it is one kopeck less", Reason.WRONG_BALANCE, ROSE, each(GET_WALLET, balanceOf("9.99"))),
                broken("it is a JSON number", Reason.WRONG_BALANCE, ROSE, nth(1, GET_WALLET, changed(w -> ((ObjectNode)
                                w.get("balance"))
                        .put("amount", 10)))),
                broken("it is in dollars", Reason.WRONG_BALANCE, ROSE, nth(1, GET_WALLET, changed(w -> ((ObjectNode)
                                w.get("balance"))
                        .put("currency", "USD")))),
                broken(
                        "a new wallet has money",
                        Reason.WRONG_BALANCE,
                        "create-wallet",
                        nth(1, OPEN, changed(w -> amountOf(w, "balance", "5")))),
                broken(
                        "the payment is of 1 RUB more",
                        Reason.WRONG_AMOUNT,
                        "top-up",
                        nth(1, TOP_UP, changed(p -> amount(p, "11")))),
                broken(
                        "the key is not kept",
                        Reason.COUNTED_TWICE,
                        "top-up-again-with-the-same-key",
                        nth(2, TOP_UP, Breaks::asANewOne)),
                broken(
                        "a second confirmation charges again",
                        Reason.WRONG_BALANCE,
                        "balance-rose-only-once",
                        nth(2, GET_WALLET, balanceOf("20"))),
                broken(
                        "a refund is only said",
                        Reason.CLEAN_UP_UNPROVEN,
                        "balance-is-zero-after-the-refund",
                        each(REFUND, answers(200, "{\"refunded\":{\"amount\":\"10\",\"currency\":\"RUB\"}}"))),
                broken(
                        "a refund is a kopeck short",
                        Reason.WRONG_AMOUNT,
                        "refund",
                        nth(1, REFUND, changed(p -> ((ObjectNode) p.get("refunded")).put("amount", "9.99")))),
                broken(
                        "a refund is not in the books",
                        Reason.CLEAN_UP_UNPROVEN,
                        NONE,
                        each("GET /top-ups/{id}", changed(p -> amountOf(p, "refunded", "9")))),
                broken(
                        "a declined card is charged",
                        Reason.CLEAN_UP_UNPROVEN,
                        "declined-balance-is-unchanged",
                        declinedIsCharged()),
                broken(
                        "a declined card is accepted",
                        Reason.UNEXPECTED_STATUS,
                        "declined-confirm-is-refused",
                        nth(3, CONFIRM, changed(p -> p.put("state", "SUCCEEDED")))),
                broken(
                        "it stays pending",
                        Reason.UNEXPECTED_ANSWER,
                        "confirm",
                        nth(1, CONFIRM, changed(p -> p.put("state", "PENDING")))),
                broken("a wallet is not closed", Reason.CLEAN_UP_UNPROVEN, NONE, each(CLOSE, answers(204, ""))),
                broken(
                        "a wallet cannot be closed",
                        Reason.CLEAN_UP_UNPROVEN,
                        "close-wallet",
                        each(CLOSE, answers(409, "{}"))),
                broken(
                        "an id leads elsewhere",
                        Reason.UNEXPECTED_ANSWER,
                        "create-wallet",
                        nth(1, OPEN, changed(w -> w.put("id", "../sandbox")))),
                broken("a redirect", Reason.REDIRECTED, "confirm", nth(1, CONFIRM, redirects("/wallets"))),
                broken("500", Reason.UNEXPECTED_STATUS, "top-up", nth(1, TOP_UP, answers(500, "oops"))),
                broken("500 for ever", Reason.CLEAN_UP_UNPROVEN, "create-wallet", each(OPEN, answers(500, "oops"))),
                broken(
                        "no JSON",
                        Reason.UNREADABLE_ANSWER,
                        "confirm",
                        nth(1, CONFIRM, answers(200, "<html>ok</html>"))),
                broken(
                        "half a JSON",
                        Reason.UNREADABLE_ANSWER,
                        "confirm",
                        nth(1, CONFIRM, answers(200, "{\"state\":\"SUCC"))),
                broken(
                        "a huge body",
                        Reason.ANSWER_TOO_LARGE,
                        "confirm",
                        nth(1, CONFIRM, answers(200, " ".repeat(100_000)))),
                broken("a body that drips", Reason.TARGET_TIMED_OUT, "confirm", nth(1, CONFIRM, Breaks::drips)),
                broken("a cut connection", Reason.TARGET_UNREACHABLE, "confirm", nth(1, CONFIRM, Breaks::resets)),
                broken(
                        "a cut connection while opening",
                        Reason.TARGET_UNREACHABLE,
                        "create-wallet",
                        nth(1, OPEN, Breaks::resets)),
                broken(
                        "sandbox: false",
                        Reason.NOT_A_SANDBOX,
                        NONE,
                        each(STATEMENT, answers(200, "{\"sandbox\":false}"))),
                broken(
                        "sandbox: \"true\"",
                        Reason.NOT_A_SANDBOX,
                        NONE,
                        each(STATEMENT, answers(200, "{\"sandbox\":\"true\"}"))),
                broken("a statement elsewhere", Reason.NOT_A_SANDBOX, NONE, each(STATEMENT, redirects("/health"))),
                broken("no statement", Reason.NOT_A_SANDBOX, NONE, each(STATEMENT, answers(404, "{}"))),
                broken(
                        "a statement in HTML",
                        Reason.UNREADABLE_ANSWER,
                        NONE,
                        each(STATEMENT, answers(200, "<p>sandbox"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("breaks")
    void a_broken_target_is_noticed_and_named(String what, Reason reason, String brokenStep, Break fault)
            throws IOException {
        try (Rig rig = new Rig(fault)) {
            ProbeResult result = rig.walk(rig.order(Rig.TEN));

            assertThat(result.reason()).contains(reason);
            assertThat(result.verdict()).isEqualTo(reason.verdict());
            assertThat(result.steps())
                    .filteredOn(step -> step.result() == Result.FAIL
                            || (step.result() == Result.UNPROVEN
                                    && !step.detail().equals("not reached")))
                    .extracting(StepResult::name)
                    .isEqualTo(brokenStep.isEmpty() ? List.of() : List.of(brokenStep));
            assertThat(result.cleanUp().result())
                    .isEqualTo(reason == Reason.CLEAN_UP_UNPROVEN ? Result.UNPROVEN : Result.PASS);
        }
    }

    @Test
    void without_a_break_the_same_rig_passes_so_that_the_breaks_prove_something() throws IOException {
        try (Rig rig = new Rig(_ -> false)) {
            ProbeResult result = rig.walk(rig.order(Rig.TEN));

            assertThat(result.verdict()).isEqualTo(Result.PASS);
            assertThat(result.requestsSent()).isEqualTo(rig.proxy.seen().size()).isEqualTo(21);
        }
    }

    @Test
    void a_target_that_is_not_there_is_unproven_and_not_failed() throws IOException {
        try (Rig rig = new Rig(_ -> false)) {
            rig.proxy.close();
            ProbeResult result = rig.walk(rig.order(Rig.TEN));

            assertThat(result.verdict()).isEqualTo(Result.UNPROVEN);
            assertThat(result.reason()).contains(Reason.TARGET_UNREACHABLE);
            assertThat(result.requestsSent()).isZero();
        }
    }

    private static Arguments broken(String what, Reason reason, String step, Break fault) {
        return arguments(what, reason, step, fault);
    }

    /** From the declined confirmation on, every wallet has 10 RUB. */
    private static Break declinedIsCharged() {
        var declined = new AtomicBoolean();
        Break watches = nth(3, CONFIRM, _ -> {
            declined.set(true);
            return false;
        });
        Break charged = each(
                GET_WALLET,
                call -> declined.get()
                        && changed(w -> amountOf(w, "balance", "10")).meets(call));
        return both(watches, charged);
    }

    private static void amount(ObjectNode payment, String amount) {
        amountOf(payment, "amount", amount);
    }

    private static void amountOf(ObjectNode node, String field, String amount) {
        ((ObjectNode) node.get(field)).put("amount", amount);
    }
}
