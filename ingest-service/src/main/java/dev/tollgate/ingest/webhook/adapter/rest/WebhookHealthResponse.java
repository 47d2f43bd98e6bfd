package dev.tollgate.ingest.webhook.adapter.rest;

import dev.tollgate.ingest.webhook.ProviderHealth;
import dev.tollgate.ingest.webhook.ReadingHealth.Report;
import dev.tollgate.kernel.ExactDecimal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "WebhookHealth", description = "What came of each provider within a window.")
record WebhookHealthResponse(Instant at, String window, List<WebhookProviderHealth> providers) {
    static WebhookHealthResponse of(Report report) {
        return new WebhookHealthResponse(
                report.at(),
                report.window().length().toString(),
                report.providers().stream().map(WebhookProviderHealth::of).toList());
    }

    @RegisterForReflection
    @Schema(name = "WebhookProviderHealth", description = "What came of one provider, and what waits now.")
    record WebhookProviderHealth(
            String provider,
            long received,
            long counted,
            long repeated,
            long conflicts,
            long waiting,
            long denied,
            long untrusted,

            @Schema(description = "Judged by nobody or not stored: their senders were told to bring them again.")
            long notTaken,

            @Schema(
                    description =
                            "failed = denied + untrusted + conflicts + notTaken, divided by received + notTaken, or"
                                    + " by failed where that is more; absent where nothing came.")
            Optional<String> failureRatio,

            long backlog,

            @Schema(description = "Those of the backlog that no rule of the policy, or no call, can decide.")
            long undecidable,

            Optional<Instant> oldestWaitingSince) {

        static WebhookProviderHealth of(ProviderHealth health) {
            return new WebhookProviderHealth(
                    health.provider(),
                    health.received(),
                    health.counted(),
                    health.repeated(),
                    health.conflicts(),
                    health.waiting(),
                    health.denied(),
                    health.untrusted(),
                    health.notTaken(),
                    health.failureRatio().map(ExactDecimal::plain),
                    health.backlog(),
                    health.undecidable(),
                    health.oldestWaitingSince());
        }
    }
}
