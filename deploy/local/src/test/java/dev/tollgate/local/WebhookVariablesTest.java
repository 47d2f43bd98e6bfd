package dev.tollgate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookVariablesTest {
    @Test
    void whose_webhooks_are_taken_and_where_their_secrets_are_is_handed_over_and_nothing_else() {
        WebhookVariables handed = WebhookVariables.of(Map.of(
                "TOLLGATE_WEBHOOK_PROVIDERS", "stripe",
                "TOLLGATE_WEBHOOK_POLICIES", "",
                "TOLLGATE_CREDENTIAL_REFERENCES", "webhooks/stripe=stripe.json",
                "FICECAL_CREDENTIALS_BACKEND", "file",
                "FICECAL_SECRET_RESOLVER_ENDPOINT", "file:///keys/",
                "FICECAL_AWS_CREDENTIAL_REF", "cred://billing/aws",
                "TOLLGATE_FETCH_EVERY", "PT6H",
                "TOLLGATE_TRUSTED_PROXIES", "0.0.0.0/0",
                "MY_TOLLGATE_WEBHOOK_PROVIDERS", "yookassa",
                "JAVA_TOOL_OPTIONS", "-Dtollgate.webhook.max-bytes=1"));
        assertThat(handed.values())
                .isEqualTo(Map.of(
                        "TOLLGATE_WEBHOOK_PROVIDERS", "stripe",
                        "TOLLGATE_CREDENTIAL_REFERENCES", "webhooks/stripe=stripe.json",
                        "FICECAL_CREDENTIALS_BACKEND", "file",
                        "FICECAL_SECRET_RESOLVER_ENDPOINT", "file:///keys/"));
        assertThat(handed.names())
                .containsExactly(
                        "FICECAL_CREDENTIALS_BACKEND",
                        "FICECAL_SECRET_RESOLVER_ENDPOINT",
                        "TOLLGATE_CREDENTIAL_REFERENCES",
                        "TOLLGATE_WEBHOOK_PROVIDERS");
    }

    @Test
    void webhooks_are_taken_where_a_shipped_policy_or_a_folder_is_named() {
        assertThat(WebhookVariables.of(Map.of("TOLLGATE_WEBHOOK_PROVIDERS", "stripe"))
                        .takeSome())
                .isTrue();
        assertThat(WebhookVariables.of(Map.of("TOLLGATE_WEBHOOK_POLICIES", "policies"))
                        .takeSome())
                .isTrue();
        assertThat(WebhookVariables.of(Map.of("TOLLGATE_WEBHOOK_PROVIDERS", " ", "TOLLGATE_WEBHOOK_BATCH", "1"))
                        .takeSome())
                .isFalse();
        assertThat(WebhookVariables.NONE.takeSome()).isFalse();
    }
}
