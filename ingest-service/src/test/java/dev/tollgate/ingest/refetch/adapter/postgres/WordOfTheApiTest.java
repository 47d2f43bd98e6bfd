package dev.tollgate.ingest.refetch.adapter.postgres;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.tollgate.ingest.refetch.Payments;
import dev.tollgate.ingest.refetch.WorkingOff;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** F8: what a provider's API says wins over what a webhook claims, over real connections and with a real store. */
class WordOfTheApiTest {
    @RegisterExtension
    static final WebhookDatabase DATABASE = new WebhookDatabase();

    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @Test
    void what_the_api_says_is_what_counts_and_the_difference_is_recorded() throws SQLException {
        String said = Payments.object("o-1", "succeeded", "10.00");
        DATABASE.waits(
                "yookassa",
                "e-1",
                "o-1",
                "payment.succeeded",
                Payments.event("payment.succeeded", Payments.object("o-1", "succeeded", "9999.00")),
                Instant.now());
        API.stubFor(get(urlEqualTo("/v3/payments/o-1")).willReturn(aResponse().withBody(said)));
        try (WorkingOff working = Worker.working(DATABASE, API.getPort(), Map.of())) {
            Worker.until(
                    DATABASE,
                    working,
                    "SELECT believed, object, differences FROM billing_webhook_refetched",
                    "t " + said + " [{\"pointer\":\"/amount/value\",\"claimed\":\"9999.00\",\"said\":\"10.00\"}]");
        }
        assertThat(DATABASE.rows("SELECT event_id FROM billing_webhook_counted"))
                .containsExactly("e-1");
    }

    @Test
    void a_forgery_is_denied_and_the_real_event_counts() throws SQLException {
        String canceled = Payments.object("o-1", "canceled", "10.00");
        DATABASE.claims("e-1", "o-1", "payment.succeeded", canceled);
        DATABASE.claims("e-2", "o-1", "payment.canceled", canceled);
        DATABASE.claims("e-3", "o-3", "payment.succeeded", Payments.object("o-3", "succeeded", "1"));
        API.stubFor(get(urlEqualTo("/v3/payments/o-1")).willReturn(aResponse().withBody(canceled)));
        API.stubFor(get(urlEqualTo("/v3/payments/o-3")).willReturn(aResponse().withStatus(404)));
        try (WorkingOff working = Worker.working(DATABASE, API.getPort(), Map.of())) {
            Worker.until(
                    DATABASE,
                    working,
                    "SELECT event_id, believed, tries FROM billing_webhook_refetched JOIN billing_webhooks"
                            + " USING (ordinal) ORDER BY event_id",
                    "e-1 f 6",
                    "e-2 t 1",
                    "e-3 f 6");
        }
        assertThat(DATABASE.rows("SELECT event_id FROM billing_webhook_counted"))
                .containsExactly("e-2");
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_waiting")).isEmpty();
    }
}
