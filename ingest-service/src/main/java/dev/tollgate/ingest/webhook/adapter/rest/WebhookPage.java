package dev.tollgate.ingest.webhook.adapter.rest;

import dev.tollgate.ingest.trust.CheckResult;
import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.webhook.Webhooks.KeptWebhook;
import dev.tollgate.ingest.webhook.Webhooks.Tries;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "WebhookPage", description = "Webhooks, newest first, without their bodies.")
record WebhookPage(
        List<WebhookEntry> items,

        @Schema(description = "The cursor of the next page; absent on the last.")
        Optional<String> next) {

    /** One more than the page holds was asked for, so that the last page knows that it is the last. */
    static WebhookPage of(List<KeptWebhook> all, int limit) {
        List<KeptWebhook> shown = all.size() > limit ? all.subList(0, limit) : all;
        return new WebhookPage(
                shown.stream().map(WebhookEntry::of).toList(),
                all.size() > limit ? Optional.of(Long.toString(shown.getLast().number())) : Optional.empty());
    }

    @RegisterForReflection
    @Schema(name = "Webhook", description = "One delivery, and what was made of it.")
    record WebhookEntry(
            String provider,

            @Schema(description = "The provider's id of the event; absent for one that is not believed.")
            Optional<String> eventId,

            Optional<String> objectId,
            Optional<String> type,

            @Schema(description = "SHA-256 of the content, without what the provider changes between deliveries.")
            Optional<String> contentSha256,

            Instant receivedAt,

            @Schema(description = "The address that it came from.")
            String source,

            @Schema(description = "All of them; values that can be secrets are masked.")
            Map<String, List<String>> headers,

            List<WebhookCheck> checks,
            long bodyBytes,

            @Schema(description = "How often the same came again.")
            long repetitions,

            @Schema(description = "When its event was counted, by this delivery or by the one that it conflicts with.")
            Optional<Instant> countedAt,

            @Schema(description = "How often its object was fetched, while it waits.")
            Optional<Integer> tries,

            Optional<String> lastFailure,
            Optional<Instant> nextTryAt) {

        static WebhookEntry of(KeptWebhook kept) {
            return new WebhookEntry(
                    kept.provider(),
                    kept.about().map(EventIdentity::eventId),
                    kept.about().flatMap(EventIdentity::objectId),
                    kept.about().flatMap(EventIdentity::type),
                    kept.about().map(about -> about.content().hex()),
                    kept.receivedAt(),
                    kept.source(),
                    kept.headers().values(),
                    kept.checks().stream().map(WebhookCheck::of).toList(),
                    kept.bodyBytes(),
                    kept.repetitions(),
                    kept.countedAt(),
                    kept.waiting().map(Tries::tries),
                    kept.waiting().flatMap(Tries::lastFailure),
                    kept.waiting().map(Tries::nextTryAt));
        }
    }

    @RegisterForReflection
    @Schema(name = "WebhookCheck", description = "One check of a delivery.")
    record WebhookCheck(String check, String status, String reason) {
        static WebhookCheck of(CheckResult result) {
            return new WebhookCheck(
                    WebhookRequestParts.word(result.check()),
                    WebhookRequestParts.word(result.status()),
                    WebhookRequestParts.word(result.reason()));
        }
    }
}
