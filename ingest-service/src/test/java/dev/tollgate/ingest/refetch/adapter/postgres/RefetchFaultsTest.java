package dev.tollgate.ingest.refetch.adapter.postgres;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.tollgate.ingest.refetch.ApiFault;
import dev.tollgate.ingest.refetch.Payments;
import dev.tollgate.ingest.refetch.WorkingOff;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * F4: a payment provider's API misbehaves in each way that such APIs do, over real connections and with a real store, on
 * the way of a top-up and on that of a subscription. Nothing is lost, nothing counts twice, nothing counts unproven.
 */
class RefetchFaultsTest {
    @RegisterExtension
    static final WebhookDatabase DATABASE = new WebhookDatabase();

    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    static Stream<Arguments> everyFaultOnEveryPath() {
        return Arrays.stream(ApiFault.values())
                .flatMap(fault -> Stream.of(
                        Arguments.of(fault, "payment.succeeded", "succeeded"),
                        Arguments.of(fault, "subscription.renewed", "active")));
    }

    @ParameterizedTest
    @MethodSource("everyFaultOnEveryPath")
    void missing_is_not_good_a_fault_leaves_it_waiting_and_it_counts_once_when_that_is_over(
            ApiFault fault, String type, String status) throws SQLException {
        String object = Payments.object("o-1", status, "10.00");
        long ordinal = DATABASE.waits("yookassa", "e-1", "o-1", type, Payments.event(type, object), Instant.now());
        API.stubFor(get(urlMatching("/v3/(payments|subscriptions)/o-1")).willReturn(fault.answer()));
        try (WorkingOff working = Worker.working(DATABASE, API.getPort(), Map.of())) {
            Worker.until(
                    DATABASE,
                    working,
                    "SELECT last_failure FROM billing_webhook_waiting",
                    fault.failure().id());
            assertThat(DATABASE.rows("SELECT ordinal FROM billing_webhook_counted"))
                    .isEmpty();
            assertThat(DATABASE.rows("SELECT ordinal FROM billing_webhook_refetched"))
                    .isEmpty();

            API.resetMappings();
            API.stubFor(get(urlMatching("/v3/(payments|subscriptions)/o-1"))
                    .withBasicAuth(Payments.SHOP, Payments.PLANTED)
                    .willReturn(aResponse().withBody(object)));
            Worker.until(DATABASE, working, "SELECT ordinal FROM billing_webhook_counted", String.valueOf(ordinal));
        }
        assertThat(DATABASE.rows("SELECT ordinal FROM billing_webhook_waiting")).isEmpty();
        assertThat(DATABASE.rows("SELECT ordinal, believed, object, differences FROM billing_webhook_refetched"))
                .containsExactly(ordinal + " t " + object + " []");
    }

    /** The API fails three calls of four, each time in another way; two replicas work at once, and one is killed. */
    @Test
    void once_under_faults_two_replicas_work_all_off_in_the_order_of_each_object() throws SQLException {
        int events = 120;
        for (int number = 0; number < events; number++) {
            String object = "o-" + number % 12;
            DATABASE.claims(
                    "e-%03d".formatted(number), object, "payment.succeeded", Payments.object(object, "succeeded", "1"));
        }
        API.stubFor(get(urlMatching("/v3/payments/.*")).willReturn(ApiFault.ERROR_503.answer()));
        try (WorkingOff killed = Worker.working(DATABASE, API.getPort(), Map.of())) {
            Worker.until(
                    DATABASE,
                    killed,
                    "SELECT count(*) > 5 FROM billing_webhook_waiting WHERE last_failure IS NOT NULL",
                    "t");
        }
        // As if its process had ended with everything in its hands.
        DATABASE.change("UPDATE billing_webhook_waiting SET claimed_until = now() + interval '500 ms'");
        API.resetMappings();
        for (int object = 0; object < 12; object++) {
            API.stubFor(get(urlEqualTo("/v3/payments/o-" + object))
                    .willReturn(aResponse().withBody(Payments.object("o-" + object, "succeeded", "1"))));
        }
        try (WorkingOff one = Worker.working(DATABASE, API.getPort(), Map.of());
                WorkingOff other = Worker.working(DATABASE, API.getPort(), Map.of())) {
            Worker.until(
                    DATABASE,
                    () -> {
                        one.workOff();
                        other.workOff();
                    },
                    "SELECT count(*), count(DISTINCT event_id) FROM billing_webhook_counted",
                    events + " " + events);
        }
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_waiting")).isEmpty();
        assertThat(DATABASE.rows("""
                SELECT later.ordinal FROM billing_webhooks later JOIN billing_webhooks earlier
                    ON earlier.object_id = later.object_id AND earlier.ordinal < later.ordinal
                JOIN billing_webhook_counted l ON l.ordinal = later.ordinal
                JOIN billing_webhook_counted e ON e.ordinal = earlier.ordinal
                WHERE l.counted_at < e.counted_at""")).isEmpty();
    }

    /** How many calls were made is told by what was put back: it is taken, and tried, before anybody is called. */
    @Test
    void an_api_that_stays_away_is_left_alone_and_the_other_provider_goes_on() throws SQLException {
        for (int number = 0; number < 40; number++) {
            String object = "o-" + number;
            DATABASE.claims("e-" + number, object, "payment.succeeded", Payments.object(object, "succeeded", "1"));
        }
        renews("s-1");
        API.stubFor(get(urlMatching("/v3/payments/.*")).willReturn(ApiFault.ERROR_500.answer()));
        // A call that times out on a busy machine may never have reached the API.
        Map<String, String> settings =
                Map.of("breaker-failures", "5", "breaker-pause", "PT10M", "fetchers", "1", "fetch-time", "PT20S");
        try (WorkingOff working = Worker.working(DATABASE, API.getPort(), settings)) {
            String failed = "SELECT last_failure, count(*) FROM billing_webhook_waiting WHERE tries > 0 GROUP BY 1";
            Worker.until(DATABASE, working, failed, "server-error 5");
            // Each tick that brings the other provider on would bring this one on too.
            renews("s-2");
            Worker.until(
                    DATABASE, working, "SELECT provider, count(*) FROM billing_webhook_counted GROUP BY 1", "other 2");
            assertThat(DATABASE.rows(failed)).containsExactly("server-error 5");
        }
        API.verify(5, getRequestedFor(urlMatching("/v3/payments/.*")));
        assertThat(DATABASE.rows("SELECT count(*) FROM billing_webhook_waiting"))
                .containsExactly("40");
    }

    private static void renews(String subscription) throws SQLException {
        String object = Payments.object(subscription, "active", "1");
        String body = Payments.event("subscription.renewed", object);
        DATABASE.waits("other", subscription, subscription, "subscription.renewed", body, Instant.now());
        API.stubFor(get(urlEqualTo("/v3/subscriptions/" + subscription))
                .willReturn(aResponse().withBody(object)));
    }
}
