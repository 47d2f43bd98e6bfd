package dev.tollgate.ingest.trust.adapter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.trust.Key;
import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.kernel.Network;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippedPoliciesTest {
    @Test
    void stripe_signs_with_five_minutes_of_tolerance_and_changes_how_many_hooks_are_pending() {
        TrustPolicy stripe = PolicyFiles.shipped("stripe");
        assertThat(stripe.signature())
                .contains(new SignatureRule.Stripe(
                        Duration.ofSeconds(300),
                        List.of(new Key("cred://webhooks/stripe", Optional.empty(), Optional.empty()))));
        assertThat(stripe.event())
                .isEqualTo(new TrustPolicy.EventRule(
                        List.of("/id"),
                        Optional.of("/data/object/id"),
                        Optional.of("/type"),
                        List.of("/pending_webhooks")));
        assertThat(stripe.source()).isEmpty();
        assertThat(stripe.refetch()).isEmpty();
    }

    @Test
    void standard_webhooks_count_by_their_header() {
        TrustPolicy standard = PolicyFiles.shipped("standard-webhooks");
        assertThat(standard.event().id()).containsExactly("header:webhook-id");
        assertThat(standard.signature().orElseThrow()).isInstanceOf(SignatureRule.StandardWebhooks.class);
    }

    @Test
    void yookassa_is_believed_from_its_networks_and_after_a_refetch() {
        TrustPolicy yookassa = PolicyFiles.shipped("yookassa");
        assertThat(yookassa.source().orElseThrow().networks())
                .containsExactly(
                        Network.of("185.71.76.0/27"),
                        Network.of("185.71.77.0/27"),
                        Network.of("77.75.153.0/25"),
                        Network.of("77.75.156.11"),
                        Network.of("77.75.156.35"),
                        Network.of("77.75.154.128/25"),
                        Network.of("2a02:5180::/32"));
        assertThat(yookassa.signature()).isEmpty();
        assertThat(yookassa.refetch().orElseThrow().urls())
                .containsOnlyKeys("payment", "refund", "payout", "deal")
                .containsEntry("payment", "https://api.yookassa.ru/v3/payments/{object}");
    }

    @Test
    void every_shipped_policy_can_be_in_force_at_once() {
        assertThat(PolicyFiles.inForce(PolicyFiles.SHIPPED, Optional.empty()).all())
                .extracting(TrustPolicy::provider)
                .containsExactlyInAnyOrder("standard-webhooks", "stripe", "yookassa");
    }
}
