package dev.tollgate.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.RunState;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Problem.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionStateTest {
    private static final FieldError NOT_SET = new FieldError("TOLLGATE_LIVE_AWS_BUCKET", "is not set");
    private static final FieldError WRONG = new FieldError("TOLLGATE_LIVE_AWS_REGION", "is no region");

    @Test
    void what_is_not_set_is_told_before_what_is_set_wrongly_and_both_before_any_run() {
        Optional<LiveRun> completed = Optional.of(run(Optional.empty()));
        assertThat(ConnectionState.of(List.of(WRONG, NOT_SET), completed)).isEqualTo(ConnectionState.NOT_CONFIGURED);
        assertThat(ConnectionState.of(List.of(WRONG), completed)).isEqualTo(ConnectionState.INVALID_CONFIGURATION);
        assertThat(ConnectionState.of(List.of(), completed)).isEqualTo(ConnectionState.READY);
    }

    @Test
    void missing_is_not_good_a_provider_that_was_never_fetched_is_not_ready() {
        assertThat(ConnectionState.of(List.of(), Optional.empty())).isEqualTo(ConnectionState.DATA_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "CREDENTIAL_NOT_FOUND, CREDENTIAL_REFUSED",
        "CREDENTIAL_DENIED, CREDENTIAL_REFUSED",
        "CREDENTIAL_EXPIRED, CREDENTIAL_REFUSED",
        "CREDENTIAL_MALFORMED, CREDENTIAL_REFUSED",
        "CREDENTIAL_REFUSED, CREDENTIAL_REFUSED",
        "CREDENTIALS_SEALED, UNREACHABLE",
        "CREDENTIALS_TIMEOUT, UNREACHABLE",
        "PROVIDER_THROTTLED, UNREACHABLE",
        "HOST_REFUSED, UNREACHABLE",
        "NO_EXPORT, DATA_MISSING",
        "NO_STATEMENT, DATA_MISSING",
        "BAD_ANSWER, PARSE_ERROR",
        "BROKEN_PARQUET, PARSE_ERROR",
        "NOT_CONFIGURED, INVALID_CONFIGURATION",
        "PERIOD_CLOSED, READY",
        "INTERNAL_ERROR, FAILED"
    })
    void a_run_that_failed_says_what_is_wrong_with_the_connection(FailureReason reason, ConnectionState state) {
        assertThat(ConnectionState.of(List.of(), Optional.of(run(Optional.of(reason)))))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(FailureReason.class)
    void missing_is_not_good_no_failure_but_that_of_a_closed_month_leaves_a_connection_ready(FailureReason reason) {
        assertThat(ConnectionState.after(reason) == ConnectionState.READY)
                .isEqualTo(reason == FailureReason.PERIOD_CLOSED);
    }

    private static LiveRun run(Optional<FailureReason> reason) {
        Instant then = Instant.parse("2026-11-21T12:00:00Z");
        return new LiveRun(
                new UUID(0, 1),
                BillingPeriod.of("2026-10"),
                reason.isPresent() ? RunState.FAILED : RunState.COMPLETED,
                reason,
                "",
                then,
                Optional.of(then),
                Optional.empty());
    }
}
