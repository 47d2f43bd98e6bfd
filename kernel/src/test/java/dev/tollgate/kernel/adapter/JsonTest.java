package dev.tollgate.kernel.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final JsonMapper JSON = Json.mapper();

    record Total(
            ProviderId provider,
            BillingPeriod period,
            CostMetric metric,
            Money total,
            Instant asOf,
            Optional<String> note) {}

    @Test
    void money_is_exact_amounts_are_strings_and_absent_things_are_left_out() throws JsonProcessingException {
        Total total = new Total(
                ProviderId.AWS,
                BillingPeriod.of("2026-09"),
                CostMetric.BILLED_COST,
                Money.of("-0.0000000000000000000000000001", "USD"),
                Instant.parse("2026-10-05T00:00:00Z"),
                Optional.empty());
        String written = JSON.writeValueAsString(total);
        assertThat(written).isEqualTo("""
                {"provider":"aws","period":"2026-09","metric":"BilledCost",\
                "total":{"amount":"-0.0000000000000000000000000001","currency":"USD"},"asOf":"2026-10-05T00:00:00Z"}""");
        assertThat(JSON.readValue(written, Total.class)).isEqualTo(total);
    }

    @Test
    void an_amount_that_may_have_been_rounded_on_its_way_is_refused() {
        refused("{\"amount\":1.5,\"currency\":\"USD\"}", Money.class);
        refused("{\"amount\":\"1.5\"}", Money.class);
        refused("{\"amount\":\"1.5\",\"currency\":\"USD\",\"rate\":\"1\"}", Money.class);
        refused("{\"amount\":\"1,5\",\"currency\":\"USD\"}", Money.class);
        refused("{\"amount\":\"1.5\",\"amount\":\"2.5\",\"currency\":\"USD\"}", Money.class);
        refused("\"1.5 USD\"", Money.class);
    }

    @Test
    void what_is_unknown_is_refused_and_never_guessed() {
        refused("\"oracle\"", ProviderId.class);
        refused("\"Cost\"", CostMetric.class);
        refused("\"2026-9\"", BillingPeriod.class);
        refused("7", ProviderId.class);
        refused("{\"provider\":\"aws\",\"extra\":1}", Total.class);
        refused("\"aws\" \"gcp\"", ProviderId.class);
    }

    record Count(int rows, boolean complete, String note) {}

    @Test
    void nothing_is_made_to_fit_and_nothing_missing_becomes_zero() throws JsonProcessingException {
        assertThat(JSON.readValue("{\"rows\":1,\"complete\":true,\"note\":\"x\"}", Count.class)
                        .rows())
                .isEqualTo(1);
        refused("{\"rows\":1.9,\"complete\":true,\"note\":\"x\"}", Count.class);
        refused("{\"rows\":\"1\",\"complete\":true,\"note\":\"x\"}", Count.class);
        refused("{\"rows\":1,\"complete\":\"true\",\"note\":\"x\"}", Count.class);
        refused("{\"rows\":1,\"complete\":1,\"note\":\"x\"}", Count.class);
        refused("{\"rows\":1,\"complete\":true,\"note\":7}", Count.class);
        refused("{\"complete\":true,\"note\":\"x\"}", Count.class);
        refused("{\"rows\":null,\"complete\":true,\"note\":\"x\"}", Count.class);
    }

    private static void refused(String json, Class<?> type) {
        assertThatThrownBy(() -> JSON.readValue(json, type)).as(json).isInstanceOf(JsonProcessingException.class);
    }
}
