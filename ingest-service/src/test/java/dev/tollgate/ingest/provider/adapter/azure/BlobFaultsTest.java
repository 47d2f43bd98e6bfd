package dev.tollgate.ingest.provider.adapter.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.CONTAINER;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.PART;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.TOKENS;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.list;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.piece;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.storageError;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.kernel.BillingPeriod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blob Storage at its worst, in the protocol that it documents. */
class BlobFaultsTest {
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");
    static final String FILE = "cost/daily/20260901-20260930/daily.csv";
    private static final String BILL = "twelve bytes";

    @TempDir
    private Path folder;

    private final StubbedAzure azure = StubbedAzure.start();
    private TestedAzure asked = azure.asked().with(Map.of("sasToken", "sv=2024-11-04&sp=rl&sig=c2lnbmVk"));

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void what_is_listed_is_asked_for_on_condition_that_it_is_still_the_same() {
        lists(list(FILE));
        answers(piece(BILL));
        assertThat(copied()).containsExactly("daily.csv");
        assertThat(folder.resolve("daily.csv")).hasContent(BILL);
        azure.server()
                .verify(getRequestedFor(urlPathEqualTo(PART))
                        .withHeader("If-Match", equalTo(StubbedAzure.ETAG))
                        .withHeader("x-ms-range", equalTo("bytes=0-11"))
                        .withQueryParam("sig", equalTo("c2lnbmVk")));
    }

    @Test
    void throttling_errors_and_resets_are_tried_again() {
        lists(
                storageError(429, "TooManyRequests", "slower").withHeader("Retry-After", "0"),
                storageError(503, "ServerBusy", "busy"),
                list(FILE));
        answers(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                storageError(500, "InternalError", "ours"),
                piece(BILL));
        assertThat(copied()).containsExactly("daily.csv");
    }

    @Test
    void a_body_that_is_cut_off_is_asked_for_again() {
        lists(list(FILE));
        answers(
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                piece("twelve").withHeader("Content-Length", "12"),
                piece(BILL));
        assertThat(copied()).containsExactly("daily.csv");
        assertThat(folder.resolve("daily.csv")).hasContent(BILL);
    }

    @Test
    void a_body_that_is_always_cut_off_ends_the_run_as_such() {
        lists(list(FILE));
        answers(piece("twelve"));
        assertThat(refused().reason()).isEqualTo(FailureReason.ANSWER_CUT_OFF);
        assertThat(new LandedFolder(folder).paths()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429, TooManyRequests, PROVIDER_THROTTLED",
        "503, ServerBusy, PROVIDER_ERROR",
        "500, InternalError, PROVIDER_ERROR",
        "403, AuthorizationFailure, CREDENTIAL_REFUSED",
        "403, AuthorizationPermissionMismatch, CREDENTIAL_REFUSED",
        "403, AuthenticationFailed, CREDENTIAL_REFUSED",
        "401, NoAuthenticationInformation, CREDENTIAL_REFUSED",
        "404, ContainerNotFound, NOT_CONFIGURED",
        "404, BlobNotFound, PART_MISSING",
        "412, ConditionNotMet, PART_CHANGED",
        "409, AccountBeingCreated, BAD_ANSWER",
        "400, InvalidQueryParameterValue, BAD_ANSWER"
    })
    void each_refusal_has_its_reason_and_no_message_of_the_service(int status, String code, FailureReason reason) {
        lists(storageError(status, code, "repeats what was signed"));
        ExportRefused refused = refused();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.explanation()).doesNotContain("signed", "c2lnbmVk");
        assertThat(refused.getCause()).isNull();
    }

    @Test
    void a_refusal_in_words_of_a_proxy_is_told_by_its_status() {
        lists(aResponse()
                .withStatus(502)
                .withHeader("Content-Type", "text/plain")
                .withBody("Bad Gateway"));
        assertThat(refused().reason()).isEqualTo(FailureReason.PROVIDER_ERROR);
    }

    @Test
    void a_signature_past_its_time_is_an_expired_credential_and_one_before_its_time_a_clock_that_is_off() {
        lists(storageError(403, "AuthenticationFailed", "no"));
        asked = asked.with(Map.of("sasToken", "sp=rl&se=2026-10-05T11%3A59%3A59Z&sig=c2lnbmVk"));
        assertThat(refused().reason()).isEqualTo(FailureReason.CREDENTIAL_EXPIRED);
        asked = asked.with(Map.of("sasToken", "sp=rl&st=2026-10-05T12:00:01Z&se=2027-01-01&sig=c2lnbmVk"));
        assertThat(refused().reason()).isEqualTo(FailureReason.CLOCK_SKEW);
    }

    @Test
    void a_refusal_by_a_clock_that_is_far_off_ours_is_told_as_such() {
        lists(storageError(403, "AuthenticationFailed", "no").withHeader("Date", "Mon, 05 Oct 2026 12:16:00 GMT"));
        assertThat(refused().reason()).isEqualTo(FailureReason.CLOCK_SKEW);
        azure.server().resetAll();
        lists(storageError(403, "AuthenticationFailed", "no").withHeader("Date", "Mon, 05 Oct 2026 12:04:00 GMT"));
        assertThat(refused().reason()).isEqualTo(FailureReason.CREDENTIAL_REFUSED);
    }

    @Test
    void a_redirect_is_not_followed() {
        lists(aResponse()
                .withStatus(302)
                .withHeader("Location", "http://127.0.0.1:" + azure.server().port() + "/elsewhere"));
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
        azure.server().verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void a_host_that_may_not_be_called_is_not_called() {
        asked = asked.with(AllowedHosts.of(new TestedAzure.Limits()));
        assertThat(refused().reason()).isEqualTo(FailureReason.HOST_REFUSED);
        azure.server().verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void garbage_in_place_of_a_list_is_a_bad_answer() {
        for (String body : List.of(
                "",
                "{}",
                "<html/>",
                "<EnumerationResults><Blobs><Blob>",
                list(FILE).build().getBody().replace("<Etag>0x8DC123</Etag>", ""))) {
            azure.server().resetAll();
            lists(aResponse()
                    .withStatus(200)
                    .withHeader("Content-Type", "application/xml")
                    .withBody(body));
            assertThat(refused().reason()).as(body).isEqualTo(FailureReason.BAD_ANSWER);
        }
    }

    @Test
    void a_list_whose_pages_have_no_end_is_a_bad_answer() {
        lists(aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/xml")
                .withBody(list(FILE).build().getBody().replace("<NextMarker/>", "<NextMarker>again</NextMarker>")));
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    void a_token_that_expires_half_way_is_asked_for_anew_once() {
        asked = asked.withClient("secret");
        azure.grants("first");
        lists(list(FILE));
        answers(storageError(401, "InvalidAuthenticationInfo", "The token is expired."), piece(BILL));
        assertThat(copied()).containsExactly("daily.csv");
        azure.server().verify(2, postRequestedFor(urlPathEqualTo(TOKENS)));
        azure.server()
                .verify(getRequestedFor(urlPathEqualTo(CONTAINER))
                        .withHeader("Authorization", equalTo("Bearer first")));
        azure.server().resetAll();
        azure.grants("second");
        lists(storageError(401, "InvalidAuthenticationInfo", "The token is expired."));
        assertThat(refused().reason()).isEqualTo(FailureReason.CREDENTIAL_REFUSED);
        azure.server().verify(2, postRequestedFor(urlPathEqualTo(TOKENS)));
    }

    private List<String> copied() {
        LandedFolder landing = new LandedFolder(folder);
        asked.provider().copyExport(SEPTEMBER, landing);
        return landing.paths();
    }

    private ExportRefused refused() {
        try {
            copied();
        } catch (ExportRefused e) {
            return e;
        }
        throw new AssertionError("nothing was refused");
    }

    private void lists(ResponseDefinitionBuilder... answers) {
        azure.answers(StubbedAzure::lists, answers);
    }

    private void answers(ResponseDefinitionBuilder... answers) {
        azure.answers(() -> get(urlPathEqualTo(PART)), answers);
    }
}
