package dev.tollgate.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.OutboundFailure;
import dev.tollgate.ingest.outbound.OutboundRefused;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void each_way_in_which_a_credential_does_not_resolve_has_a_reason_of_its_own() {
        assertThat(Arrays.stream(CredentialFailure.values()).map(Refusals::reason))
                .doesNotHaveDuplicates()
                .hasSize(CredentialFailure.values().length);
    }

    @Test
    void a_refusal_keeps_its_words_and_has_no_cause() {
        ExportRefused credential = Refusals.of(new CredentialRefused(CredentialFailure.SEALED, "the vault is sealed"));
        assertThat(credential.reason()).isEqualTo(FailureReason.CREDENTIALS_SEALED);
        assertThat(credential.explanation()).isEqualTo("the vault is sealed");
        assertThat(credential).hasNoCause();
        ExportRefused outbound = Refusals.of(new OutboundRefused(OutboundFailure.TIMEOUT, "no answer"));
        assertThat(outbound.reason()).isEqualTo(FailureReason.PROVIDER_TIMEOUT);
        assertThat(outbound).hasNoCause();
    }

    @Test
    void secrets_stay_put_of_what_nobody_expected_only_the_place_is_kept() {
        RuntimeException unexpected = new IllegalArgumentException("Bearer planted-5b1f is wrong");
        ExportRefused refused = Refusals.ofUnexpected(unexpected);
        assertThat(refused.reason()).isEqualTo(FailureReason.INTERNAL_ERROR);
        assertThat(refused.getCause())
                .hasMessage("java.lang.IllegalArgumentException")
                .hasNoCause();
        assertThat(refused.getCause().getStackTrace()).isEqualTo(unexpected.getStackTrace());
    }

    @ParameterizedTest
    @CsvSource({
        "401, CREDENTIAL_REFUSED",
        "403, CREDENTIAL_REFUSED",
        "408, PROVIDER_TIMEOUT",
        "429, PROVIDER_THROTTLED",
        "500, PROVIDER_ERROR",
        "503, PROVIDER_ERROR",
        "307, BAD_ANSWER",
        "404, BAD_ANSWER",
        "400, BAD_ANSWER"
    })
    void a_status_has_its_reason(int status, FailureReason reason) {
        assertThat(Refusals.reason(status, Optional.empty(), NOW)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'Sat, 21 Nov 2026 11:54:59 GMT', CLOCK_SKEW",
        "'Sat, 21 Nov 2026 12:05:01 GMT', CLOCK_SKEW",
        "'Sat, 21 Nov 2026 11:55:00 GMT', CREDENTIAL_REFUSED",
        "yesterday, CREDENTIAL_REFUSED"
    })
    void a_refusal_by_a_clock_that_differs_is_told_as_that(String date, FailureReason reason) {
        assertThat(Refusals.reason(403, Optional.of(date), NOW)).isEqualTo(reason);
    }
}
