package dev.tollgate.gateway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A demonstration is told from a release decision wherever somebody looks. */
class DemonstrationTest {
    private record Offered(boolean demonstrations) implements Policies {
        @Override
        public Optional<Policy> find(String name) {
            return Optional.empty();
        }

        @Override
        public Set<String> names() {
            return Set.of("release");
        }
    }

    @Test
    void who_asks_for_an_unknown_policy_is_told_that_demonstrations_are_off() {
        assertThat(told(new Offered(false)))
                .isEqualTo("is none of [release]; demonstrations are off here (TOLLGATE_GATE_DEMONSTRATIONS)");
        assertThat(told(new Offered(true))).isEqualTo("is none of [release]");
    }

    @Test
    void a_test_view_shows_policy_and_notice_of_a_demonstration_and_only_the_policy_of_a_release() {
        String notice = "demonstration on fixtures, not a release decision";
        assertThat(junit("local-demo"))
                .contains(
                        "<testsuite name=\"gate pr-fast (" + notice + ")\"",
                        "<properties><property name=\"policy\" value=\"local-demo\"/><property name=\"notice\" value=\""
                                + notice + "\"/></properties>");
        assertThat(junit("release"))
                .contains(
                        "<testsuite name=\"gate pr-fast\"",
                        "<properties><property name=\"policy\" value=\"release\"/></properties>");
    }

    private static String told(Policies policies) {
        return ((Problem.Unprocessable) Deciding.unknownPolicy(policies).problem())
                .errors()
                .getFirst()
                .message();
    }

    private static String junit(String policy) {
        Judgement judgement = Judgement.of(GateTest.question(GateTest.policy(policy), "pr-fast"), GateTest.good());
        return JunitView.of(
                new Decision(new UUID(1, 1), new Decision.Asker("key:a", "admin"), judgement, "{}", GateTest.DIGEST));
    }
}
