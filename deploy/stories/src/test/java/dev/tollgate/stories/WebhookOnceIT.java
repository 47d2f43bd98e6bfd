package dev.tollgate.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What payment providers send, and what others send in their name, through the door that is open to everybody. */
class WebhookOnceIT {
    private static final String HEADER = "planted-in-a-header";

    /** Neither its spacing nor its letters survive a reader who means well. */
    private static final String PAID = "{ \"type\" :\"invoice.paid\",\r\n\t\"id\": \"evt_1\", \"pending_webhooks\":2,"
            + "\"data\":{\"object\":{\"id\":\"in_1\",  \"amount\":12.50, \"for\":\"Größe \\u2602 ☂ 支払い\"}}}\n ";

    private final HttpClient http = HttpClient.newHttpClient();
    private ReadWebhooks operator = new ReadWebhooks(http, "", "");

    @Test
    void once_a_webhook_with_proof_counts_and_one_without_reserves_nothing(@TempDir Path folder) throws Exception {
        LocalRun.Kept kept =
                LocalRun.keep(WebhookShell.in(folder.toRealPath()), "--keep", "--webhooks", "--rows", "20");
        try {
            String gateway = kept.urlOf("gateway");
            operator = new ReadWebhooks(http, gateway, kept.authorization("operator"));
            PaymentProvider provider = new PaymentProvider(gateway);

            a_forged_event_keeps_the_true_one_with_its_id_not_out(provider);
            the_same_event_again_counts_once_and_one_that_contradicts_it_is_shown(provider);
            an_address_that_is_not_the_providers_is_refused_whatever_a_header_says(provider);
            two_keys_of_a_policy_of_ones_own_prove_at_once_and_what_arrives_is_what_was_sent(provider);
            a_standard_webhook_counts_by_the_id_in_its_header(provider);
            nobody_reads_without_a_key(new ReadWebhooks(http, gateway, ""));
            a_pipeline_reads_health_which_tells_it_all(new ReadWebhooks(http, gateway, kept.authorization()));
        } finally {
            kept.interrupt();
        }
        no_secret_is_in_any_file_that_is_left(kept);
    }

    private void a_forged_event_keeps_the_true_one_with_its_id_not_out(PaymentProvider provider) throws Exception {
        assertThat(provider.stripe("whsec_of_a_stranger", PAID).statusCode()).isEqualTo(401);
        assertThat(provider.post("stripe", PAID.getBytes(UTF_8)).statusCode()).isEqualTo(401);
        assertThat(provider.post("paypal", PAID.getBytes(UTF_8)).statusCode()).isEqualTo(404);

        assertThat(status(provider.stripe(
                        WebhookShell.STRIPE, PAID, "Authorization", "Bearer of-the-sender", "X-Api-Key", HEADER)))
                .isEqualTo("counted");

        JsonNode counted = operator.only("stripe", "counted");
        assertThat(counted.path("eventId").textValue()).isEqualTo("evt_1");
        assertThat(counted.path("objectId").textValue()).isEqualTo("in_1");
        assertThat(counted.path("type").textValue()).isEqualTo("invoice.paid");
        assertThat(counted.path("bodyBytes").intValue()).isEqualTo(PAID.getBytes(UTF_8).length);
        assertThat(counted.path("source").textValue()).isEqualTo("127.0.0.1");
        assertThat(counted.path("headers").has("x-api-key")).isTrue();
        assertThat(counted.toString()).doesNotContain(HEADER, "of-the-sender");
        assertThat(operator.reasons("stripe", "counted", "signature")).containsExactly("passed valid");
        assertThat(operator.reasons("stripe", "untrusted", "signature"))
                .containsExactly("failed missing", "failed no-match");
    }

    private void the_same_event_again_counts_once_and_one_that_contradicts_it_is_shown(PaymentProvider provider)
            throws Exception {
        assertThat(status(provider.stripe(WebhookShell.STRIPE, PAID))).isEqualTo("repeated");
        assertThat(status(provider.stripe(
                        WebhookShell.STRIPE, PAID.replace("\"pending_webhooks\":2", "\"pending_webhooks\":0"))))
                .isEqualTo("repeated");
        assertThat(operator.only("stripe", "counted").path("repetitions").intValue())
                .isEqualTo(2);

        assertThat(status(provider.stripe(WebhookShell.STRIPE, PAID.replace("12.50", "99.50"))))
                .isEqualTo("conflict");
        JsonNode conflict = operator.only("stripe", "conflict");
        JsonNode counted = operator.only("stripe", "counted");
        assertThat(conflict.path("eventId").textValue()).isEqualTo("evt_1");
        assertThat(conflict.path("contentSha256")).isNotEqualTo(counted.path("contentSha256"));
        assertThat(conflict.path("countedAt")).isEqualTo(counted.path("countedAt"));
    }

    private void an_address_that_is_not_the_providers_is_refused_whatever_a_header_says(PaymentProvider provider)
            throws Exception {
        byte[] body = "{\"event\":\"payment.succeeded\",\"object\":{\"id\":\"p-1\",\"status\":\"succeeded\"}}"
                .getBytes(UTF_8);
        assertThat(provider.post("yookassa", body).statusCode()).isEqualTo(403);
        String theirs = "185.71.76.5";
        String[] spoofed = {"X-Forwarded-For", theirs, "X-Real-IP", theirs, "Forwarded", "for=" + theirs};
        assertThat(provider.post("yookassa", body, spoofed).statusCode()).isEqualTo(403);

        JsonNode untrusted = operator.listed("yookassa", "untrusted");
        assertThat(untrusted.findValuesAsText("source")).containsExactly("127.0.0.1", "127.0.0.1");
        assertThat(operator.reasons("yookassa", "untrusted", "source"))
                .containsExactly("failed outside-networks", "failed outside-networks");
        assertThat(operator.listed("yookassa", "waiting")).isEmpty();
    }

    private void two_keys_of_a_policy_of_ones_own_prove_at_once_and_what_arrives_is_what_was_sent(
            PaymentProvider provider) throws Exception {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        assertThat(status(provider.acme(WebhookShell.ACME_OLD, "{\"id\":\"a-1\"}".getBytes(UTF_8))))
                .isEqualTo("counted");
        assertThat(status(provider.acme(WebhookShell.ACME_NEW, "{\"id\":\"a-2\"}".getBytes(UTF_8))))
                .isEqualTo("counted");
        assertThat(status(provider.acme(WebhookShell.ACME_OLD, "{\"id\":\"a-2\"}".getBytes(UTF_8))))
                .isEqualTo("repeated");
        assertThat(provider.acme("of-a-stranger", "{\"id\":\"a-3\"}".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(401);
        assertThat(status(provider.acme(WebhookShell.ACME_NEW, every))).isEqualTo("counted");
        String[] signature = {"X-Acme-Signature", PaymentProvider.acmeSignature(WebhookShell.ACME_NEW, every)};
        every[13] = '\n';
        assertThat(provider.post("acme-pay", every, signature).statusCode()).isEqualTo(401);

        every[13] = '\r';
        // What is no JSON counts by the digest of its bytes, as they arrived.
        assertThat(operator.listed("acme-pay", "counted")
                        .path(0)
                        .path("contentSha256")
                        .textValue())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(every)));
    }

    private void a_standard_webhook_counts_by_the_id_in_its_header(PaymentProvider provider) throws Exception {
        String body = "{\"type\":\"payout.paid\",\"data\":{\"id\":\"po_1\"}}";
        assertThat(status(provider.standard(WebhookShell.STANDARD, "msg_1", body)))
                .isEqualTo("counted");
        assertThat(status(provider.standard(WebhookShell.STANDARD, "msg_1", body)))
                .isEqualTo("repeated");
        assertThat(operator.only("standard-webhooks", "counted").path("eventId").textValue())
                .isEqualTo("msg_1");
    }

    private static void nobody_reads_without_a_key(ReadWebhooks nobody) throws Exception {
        assertThat(nobody.get("/v1/webhooks/health").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/v1/webhooks?provider=stripe&standing=counted").statusCode())
                .isEqualTo(401);
    }

    private static void a_pipeline_reads_health_which_tells_it_all(ReadWebhooks pipeline) throws Exception {
        assertThat(pipeline.get("/v1/webhooks?provider=stripe&standing=counted").statusCode())
                .isEqualTo(403);
        assertThat(pipeline.health())
                .containsExactlyInAnyOrder(
                        "acme-pay: received 6, counted 3, repeated 1, conflicts 0, waiting 0, untrusted 2, failed 0.333333",
                        "standard-webhooks: received 2, counted 1, repeated 1, conflicts 0, waiting 0, untrusted 0,"
                                + " failed 0",
                        "stripe: received 6, counted 1, repeated 2, conflicts 1, waiting 0, untrusted 2, failed 0.5",
                        "yookassa: received 2, counted 0, repeated 0, conflicts 0, waiting 0, untrusted 2, failed 1");
    }

    private static void no_secret_is_in_any_file_that_is_left(LocalRun.Kept kept) throws IOException {
        List<String> secrets =
                Stream.concat(WebhookShell.SECRETS.stream(), Stream.of(HEADER)).toList();
        assertThat(String.join("\n", kept.lines())).doesNotContain(secrets);
        try (Stream<Path> left = Files.walk(kept.folder())) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secrets);
            }
        }
    }

    private static String status(HttpResponse<String> response) throws IOException {
        return ReadWebhooks.json(response).path("status").textValue();
    }
}
