package dev.tollgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KernelTest {
    @Test
    void a_billing_period_is_half_open_and_knows_the_zone_of_whoever_bills() {
        BillingPeriod september = BillingPeriod.of("2026-09");
        assertThat(september.startsAt(ProviderId.AWS.billingZone())).isEqualTo("2026-09-01T00:00:00Z");
        assertThat(september.endsAt(ProviderId.AWS.billingZone())).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(september.endsAt(ProviderId.GCP.billingZone())).isEqualTo("2026-10-01T07:00:00Z");
        Instant end = september.endsAt(ProviderId.GCP.billingZone());
        assertThat(september.isClosedAt(end.minusNanos(1), ProviderId.GCP.billingZone()))
                .isFalse();
        assertThat(september.isClosedAt(end, ProviderId.GCP.billingZone())).isTrue();
        assertThat(september).hasToString("2026-09").isLessThan(BillingPeriod.of("2026-10"));
    }

    @Test
    void a_period_that_is_not_a_month_is_refused() {
        for (String wrong : new String[] {"2026-13", "2026-9", "09-2026", "2026-09-01", ""}) {
            assertThatThrownBy(() -> BillingPeriod.of(wrong)).as(wrong).hasMessageContaining("YYYY-MM");
        }
    }

    @Test
    void a_digest_is_the_same_for_bytes_text_and_stream() throws IOException {
        String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
        assertThat(Sha256.of(bytes).hex()).isEqualTo(abc);
        assertThat(Sha256.ofUtf8("abc").hex()).isEqualTo(abc);
        assertThat(Sha256.of(new ByteArrayInputStream(bytes)).hex()).isEqualTo(abc);
        assertThatThrownBy(() -> new Sha256(abc.toUpperCase(java.util.Locale.ROOT)))
                .hasMessageContaining("lower-case");
    }

    @Test
    void you_can_check_it_yourself_the_same_json_always_has_the_same_bytes() {
        String one = "{ \"b\": [1, 2], \"a\": {\"z\":\"1.10\", \"ä\":true} }";
        String other = "{\"a\":{\"ä\":true,\"z\":\"1.10\"},\"b\":[1,2]}";
        assertThat(CanonicalJson.text(one)).isEqualTo("{\"a\":{\"z\":\"1.10\",\"ä\":true},\"b\":[1,2]}");
        assertThat(CanonicalJson.of(one)).isEqualTo(CanonicalJson.of(other));
        assertThatThrownBy(() -> CanonicalJson.of("{\"a\":")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void providers_and_metrics_have_one_spelling() {
        assertThat(ProviderId.of("aws")).contains(ProviderId.AWS);
        assertThat(ProviderId.of("AWS")).isEmpty();
        assertThat(ProviderId.tierOne()).extracting(ProviderId::id).containsExactly("openops", "aws", "azure", "gcp");
        assertThat(CostMetric.of("BilledCost")).contains(CostMetric.BILLED_COST);
        assertThat(CostMetric.of("billedcost")).isEmpty();
    }
}
