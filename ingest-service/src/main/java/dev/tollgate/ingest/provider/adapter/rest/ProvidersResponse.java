package dev.tollgate.ingest.provider.adapter.rest;

import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.provider.Connection;
import dev.tollgate.ingest.provider.LiveRun;
import dev.tollgate.ingest.provider.LiveRuns;
import dev.tollgate.kernel.Problem.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "Providers", description = "How the connection to each tier-1 provider stands, in their order.")
record ProvidersResponse(List<ConnectionEntry> providers) {

    static ProvidersResponse of(List<Connection> connections) {
        return new ProvidersResponse(
                connections.stream().map(ConnectionEntry::of).toList());
    }

    @RegisterForReflection
    @Schema(name = "ProviderConnection", description = "One provider as this service sees it.")
    record ConnectionEntry(
            @Schema(description = "openops, aws, azure or gcp.")
            String provider,

            @Schema(
                    enumeration = {
                        "NOT_CONFIGURED",
                        "INVALID_CONFIGURATION",
                        "CREDENTIAL_REFUSED",
                        "UNREACHABLE",
                        "PARSE_ERROR",
                        "DATA_MISSING",
                        "FAILED",
                        "READY"
                    },
                    description =
                            "By the configuration, and the newest live run that has ended. DATA_MISSING also while none has; FAILED by an error of ours.")
            String state,

            @Schema(description = "The mode of a run whose request names none: deterministic or live (A2).")
            String mode,

            @Schema(description = "What live mode lacks, by variable; empty when nothing.")
            List<MissingEntry> missing,

            @Schema(
                    description =
                            "The credential reference in use, never what is behind it; absent where none is, and where what is set is no reference.")
            Optional<String> credentialReference,

            @Schema(description = "The newest live run; absent where there is none.")
            Optional<LiveRunEntry> lastRun,

            @Schema(description = "When it is fetched next by itself; absent where it is not.")
            Optional<Instant> nextRunAt,

            @Schema(description = "The month that the newest completed live run brought in; absent where none did.")
            Optional<CoveredEntry> covered) {

        static ConnectionEntry of(Connection connection) {
            return new ConnectionEntry(
                    connection.provider().id(),
                    connection.state().name(),
                    connection.mode().id(),
                    connection.missing().stream().map(MissingEntry::of).toList(),
                    connection.reference(),
                    connection.runs().map(LiveRuns.Standing::newest).map(LiveRunEntry::of),
                    connection.nextFetchAt(),
                    connection.runs().flatMap(LiveRuns.Standing::completed).flatMap(CoveredEntry::of));
        }
    }

    @RegisterForReflection
    @Schema(name = "MissingVariable", description = "A variable that is not set, or set wrongly.")
    record MissingEntry(
            @Schema(description = "Its name.") String variable,

            @Schema(description = "What is wrong with it; never its value.")
            String message) {

        static MissingEntry of(FieldError error) {
            return new MissingEntry(error.field(), error.message());
        }
    }

    @RegisterForReflection
    @Schema(name = "LiveRun", description = "A live run; GET /v1/ingest-runs/{id} has all of it.")
    record LiveRunEntry(
            UUID id,
            @Schema(description = "YYYY-MM.") String billingPeriod,

            @Schema(description = "QUEUED, RUNNING, COMPLETED or FAILED.")
            String state,

            @Schema(description = "Why it failed, as a code; absent unless FAILED.")
            Optional<String> reason,

            @Schema(description = "The same in words; absent when there is nothing to tell.")
            Optional<String> explanation,

            Instant requestedAt,
            Optional<Instant> finishedAt) {

        static LiveRunEntry of(LiveRun run) {
            return new LiveRunEntry(
                    run.id(),
                    run.period().toString(),
                    run.state().name(),
                    run.reason().map(Enum::name),
                    Optional.of(run.explanation()).filter(text -> !text.isEmpty()),
                    run.requestedAt(),
                    run.finishedAt());
        }
    }

    @RegisterForReflection
    @Schema(name = "CoveredMonth", description = "A month that was brought in live, and how recent it is.")
    record CoveredEntry(
            @Schema(description = "YYYY-MM.") String billingPeriod,

            @Schema(description = "Up to when the provider had counted.")
            Instant asOf,

            @Schema(description = "COMPLETE, PARTIAL or UNKNOWN.")
            String completeness,

            @Schema(description = "OPEN, CLOSED or UNKNOWN.")
            String periodState) {

        static Optional<CoveredEntry> of(LiveRun run) {
            return run.delivery().map(delivery -> of(run, delivery));
        }

        private static CoveredEntry of(LiveRun run, Delivery delivery) {
            return new CoveredEntry(
                    run.period().toString(),
                    delivery.asOf(),
                    delivery.completeness().name(),
                    delivery.periodState().name());
        }
    }
}
