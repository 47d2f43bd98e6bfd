package dev.tollgate.ingest.trust;

import static dev.tollgate.ingest.trust.Judged.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Judgement.Verdict;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.ingest.trust.TrustPolicy.TokenRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final FixedSecrets BOTH =
            FixedSecrets.with("cred://old", "alpha").and("cred://new", "omega");

    @Test
    void old_and_new_are_valid_together() throws Exception {
        assertThat(token("alpha", key("old"), key("new"))).isEqualTo(Reason.VALID);
        assertThat(token("omega", key("old"), key("new"))).isEqualTo(Reason.VALID);
    }

    @Test
    void a_key_is_in_force_from_its_first_instant_until_before_its_last() throws Exception {
        assertThat(token("alpha", dated("old", NOW, NOW.plusSeconds(1)))).isEqualTo(Reason.VALID);
        assertThat(token("alpha", dated("old", NOW.minusSeconds(1), NOW))).isEqualTo(Reason.KEY_NOT_IN_FORCE);
        assertThat(token("alpha", dated("old", NOW.plusSeconds(1), NOW.plusSeconds(2))))
                .isEqualTo(Reason.KEY_NOT_IN_FORCE);
    }

    @Test
    void a_key_out_of_its_dates_is_told_from_a_wrong_one() throws Exception {
        Key over = dated("old", NOW.minusSeconds(9), NOW.minusSeconds(1));
        assertThat(token("alpha", over, key("new"))).isEqualTo(Reason.KEY_NOT_IN_FORCE);
        assertThat(token("beta", over, key("new"))).isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void a_new_key_that_does_not_resolve_yet_leaves_no_gap_for_the_old_one() throws Exception {
        assertThat(token("alpha", key("old"), key("away"))).isEqualTo(Reason.VALID);
    }

    @Test
    void what_a_key_that_is_away_may_have_proven_is_not_judged() {
        assertThatThrownBy(() -> token("beta", key("old"), key("away")))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessage("cred://away is away");
    }

    @Test
    void an_old_key_that_is_gone_for_good_keeps_nobody_out() throws Exception {
        assertThat(token("beta", dated("away", NOW.minusSeconds(9), NOW), key("new")))
                .isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void every_key_is_asked_for_whichever_fits() throws Exception {
        List<String> asked = new ArrayList<>();
        Secrets counting = reference -> {
            asked.add(reference);
            return BOTH.of(reference);
        };
        Judgement judgement = Judged.by(new TokenRule("x-token", "", List.of(key("old"), key("new"))))
                .knowing(counting)
                .header("x-token", "alpha")
                .judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.TRUSTED);
        assertThat(asked).containsExactly("cred://old", "cred://new");
    }

    @Test
    void an_empty_secret_proves_nothing() {
        assertThatThrownBy(() -> Judged.by(new TokenRule("x-token", "", List.of(key("old"))))
                        .knowing(FixedSecrets.with("cred://old", ""))
                        .header("x-token", "x")
                        .judgement())
                .isInstanceOf(SecretUnavailable.class)
                .hasMessage("cred://old is empty");
    }

    private static Reason token(String sent, Key... keys) throws SecretUnavailable {
        return Judged.by(new TokenRule("x-token", "Bearer ", List.of(keys)))
                .knowing(BOTH)
                .header("X-Token", "Bearer " + sent)
                .reason(Check.TOKEN);
    }

    private static Key key(String name) {
        return Judged.key("cred://" + name);
    }

    private static Key dated(String name, Instant from, Instant until) {
        return new Key("cred://" + name, Optional.of(from), Optional.of(until));
    }
}
