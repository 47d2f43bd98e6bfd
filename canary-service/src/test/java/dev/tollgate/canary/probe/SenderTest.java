package dev.tollgate.canary.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tollgate.canary.safety.Result;
import dev.tollgate.kernel.Money;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SenderTest {
    @Test
    void nothing_dangerous_by_default_money_over_the_cap_is_held_back_at_the_last_moment_too() throws IOException {
        try (Rig rig = new Rig(_ -> false);
                var target = rig.target()) {
            Sender sender = new Sender(target, Optional.of(Rig.TEN));
            Request request = Request.post("/top-ups/x/confirm", Map.of()).moving(Money.of("10.01", "RUB"));

            assertThatThrownBy(() -> sender.send(request)).hasMessage(Reason.AMOUNT_OVER_CAP.meaning());
            assertThat(sender.sent()).isZero();
            assertThat(rig.proxy.seen()).isEmpty();
        }
    }

    @Test
    void a_target_that_claims_to_have_taken_more_cannot_make_the_clean_up_move_more_than_the_cap() throws IOException {
        BreakingProxy.Break lies =
                Breaks.each("GET /top-ups/{id}", Breaks.changed(payment -> ((ObjectNode) payment.get("amount"))
                        .put("amount", "2000")));
        try (Rig rig = new Rig(Breaks.both(lies, Breaks.nth(1, Breaks.REFUND, Breaks::resets)))) {
            ProbeResult result = rig.walk(rig.order(Rig.TEN));

            assertThat(result.reason()).contains(Reason.CLEAN_UP_UNPROVEN);
            assertThat(result.cleanUp().result()).isEqualTo(Result.UNPROVEN);
            assertThat(rig.proxy.seen()).filteredOn(Breaks.REFUND::equals).hasSize(1);
        }
    }
}
