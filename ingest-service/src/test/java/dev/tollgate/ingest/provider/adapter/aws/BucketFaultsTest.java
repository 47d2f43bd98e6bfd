package dev.tollgate.ingest.provider.adapter.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.FOLDER;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.MANIFEST;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.MANIFEST_TEXT;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.PART;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.content;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.contents;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.error;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.list;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.object;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.page;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.pageBefore;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.kernel.BillingPeriod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** S3 throttling, breaking off, changing under the copy, refusing, redirecting and talking nonsense. */
class BucketFaultsTest {
    private static final BillingPeriod JANUARY = BillingPeriod.of("2024-01");

    @RegisterExtension
    static final WireMockExtension S3 = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path folder;

    private AskedAws asked;

    @BeforeEach
    void oneDelivery() {
        asked = new AskedAws(S3.getPort());
        S3.stubFor(list(FOLDER)
                .willReturn(page(contents(MANIFEST, "m", MANIFEST_TEXT.length()), contents(PART, "one", 5))));
        S3.stubFor(list("p/koku/metadata/BILLING_PERIOD=2024-01/").willReturn(page()));
        S3.stubFor(object(MANIFEST).willReturn(content("m", MANIFEST_TEXT)));
        S3.stubFor(object(PART).willReturn(content("one", "a,b,c")));
    }

    @Test
    void each_object_is_got_as_it_was_listed_and_every_request_is_signed_for_the_region() {
        LandedFolder landed = copied();
        assertThat(landed.text("20240101-20240201/koku-1.csv")).isEqualTo("a,b,c");
        assertThat(landed.text("20240101-20240201/koku-Manifest.json")).isEqualTo(MANIFEST_TEXT);
        S3.verify(getRequestedFor(urlPathEqualTo("/bills/" + PART)).withHeader("If-Match", equalTo("\"one\"")));
        S3.verify(
                6,
                getRequestedFor(anyUrl())
                        .withHeader(
                                "Authorization",
                                matching("AWS4-HMAC-SHA256 Credential=" + AskedAws.LONG_KEY_ID
                                        + "/\\d{8}/eu-central-1/s3/aws4_request, SignedHeaders=.*host.*"))
                        .withHeader("x-amz-expected-bucket-owner", absent()));
        assertThat(asked.resolved()).isEqualTo(1);
    }

    @Test
    void all_pages_are_read_and_the_owner_of_the_bucket_is_told() {
        asked.set("TOLLGATE_LIVE_AWS_BUCKET_OWNER", "123456789012");
        S3.stubFor(list(FOLDER)
                .withQueryParam("continuation-token", absent())
                .willReturn(pageBefore("t/1+=", contents(MANIFEST, "m", MANIFEST_TEXT.length()))));
        S3.stubFor(list(FOLDER)
                .withQueryParam("continuation-token", equalTo("t/1+="))
                .willReturn(page(contents(PART, "one", 5))));
        assertThat(copied().paths()).hasSize(2);
        S3.verify(9, getRequestedFor(anyUrl()).withHeader("x-amz-expected-bucket-owner", equalTo("123456789012")));
    }

    @Test
    void what_throttles_and_then_answers_is_waited_for_as_long_as_it_asks() {
        twice(() -> list(FOLDER), error(429, "Throttling").withHeader("Retry-After", "3"), standing());
        assertThat(copied().paths()).hasSize(2);
        assertThat(asked.waits()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void what_asks_for_a_longer_wait_than_configured_is_not_waited_for() {
        S3.stubFor(list(FOLDER).willReturn(error(503, "SlowDown").withHeader("Retry-After", "31")));
        assertThat(refused().reason()).isEqualTo(FailureReason.PROVIDER_THROTTLED);
        assertThat(asked.waits()).isEmpty();
    }

    @Test
    void a_connection_that_is_reset_and_a_body_that_breaks_off_are_begun_again() {
        twice(() -> list(FOLDER), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), standing());
        twice(() -> object(PART), aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), content("one", "a,b,c"));
        assertThat(copied().text("20240101-20240201/koku-1.csv")).isEqualTo("a,b,c");
    }

    @Test
    void a_token_that_runs_out_half_way_is_resolved_once_more_and_the_copy_goes_on() {
        asked.withSecrets(token("first"), token("second"));
        S3.stubFor(object(PART).willReturn(error(400, "ExpiredToken")));
        S3.stubFor(object(PART)
                .withHeader("x-amz-security-token", equalTo("second"))
                .willReturn(content("one", "a,b,c")));
        assertThat(copied().paths()).hasSize(2);
        assertThat(asked.resolved()).isEqualTo(2);
    }

    @Test
    void a_token_that_stays_expired_is_told_so() {
        S3.stubFor(object(PART).willReturn(error(400, "ExpiredToken")));
        assertThat(refused().reason()).isEqualTo(FailureReason.CREDENTIAL_EXPIRED);
        assertThat(asked.resolved()).isEqualTo(2);
    }

    @Test
    void clocks_that_differ_are_corrected_once_and_told_when_that_does_not_help() {
        ResponseDefinitionBuilder skewed =
                error(403, "RequestTimeTooSkewed").withHeader("Date", "Sun, 01 Jan 2040 00:00:00 GMT");
        twice(() -> list(FOLDER), skewed, standing());
        assertThat(copied().paths()).hasSize(2);
        S3.verify(getRequestedFor(urlPathEqualTo("/bills")).withHeader("x-amz-date", matching("20400101T0000.*Z")));
        S3.stubFor(list(FOLDER).willReturn(skewed));
        assertThat(refused().reason()).isEqualTo(FailureReason.CLOCK_SKEW);
    }

    @Test
    void a_part_that_changes_while_it_is_copied_is_copied_anew() {
        twice(() -> object(PART), error(412, "PreconditionFailed"), content("two", "d,e,f"));
        assertThat(copied().text("20240101-20240201/koku-1.csv")).isEqualTo("d,e,f");
    }

    @Test
    void a_part_that_changed_after_it_was_copied_is_copied_anew() {
        S3.stubFor(list(FOLDER)
                .inScenario("replaced")
                .whenScenarioStateIs("replaced")
                .willReturn(page(contents(MANIFEST, "m", MANIFEST_TEXT.length()), contents(PART, "two", 5))));
        S3.stubFor(object(PART)
                .inScenario("replaced")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(content("one", "a,b,c"))
                .willSetStateTo("replaced"));
        S3.stubFor(object(PART).withHeader("If-Match", equalTo("\"two\"")).willReturn(content("two", "d,e,f")));
        assertThat(copied().text("20240101-20240201/koku-1.csv")).isEqualTo("d,e,f");
    }

    @Test
    void missing_is_not_good_what_never_stands_still_is_no_delivery() {
        S3.stubFor(object(PART).willReturn(error(412, "PreconditionFailed")));
        assertThat(refused()).hasMessage("the delivery changed each of the 3 times that it was copied");
        assertThat(new LandedFolder(folder).paths()).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed() {
        S3.stubFor(list(FOLDER)
                .willReturn(aResponse().withStatus(307).withHeader("Location", S3.baseUrl() + "/elsewhere")));
        S3.stubFor(get(urlPathEqualTo("/elsewhere")).willReturn(page()));
        assertThat(refused().explanation()).endsWith("status 307; a redirect is not followed");
        S3.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void nobody_is_called_at_a_host_that_is_not_allowed() {
        asked.set("TOLLGATE_OUTBOUND_ALLOWED_HOSTS", "*.amazonaws.com");
        ExportRefused refused = refused();
        assertThat(refused.reason()).isEqualTo(FailureReason.HOST_REFUSED);
        assertThat(refused.explanation()).contains("localhost is not among TOLLGATE_OUTBOUND_ALLOWED_HOSTS");
        S3.verify(0, getRequestedFor(anyUrl()));
    }

    private static Map<String, String> token(String token) {
        return Map.of("accessKeyId", AskedAws.LONG_KEY_ID, "secretAccessKey", AskedAws.SECRET, "sessionToken", token);
    }

    private static ResponseDefinitionBuilder standing() {
        return page(contents(MANIFEST, "m", MANIFEST_TEXT.length()), contents(PART, "one", 5));
    }

    /** First the one, then and for ever the other. */
    private static void twice(
            Supplier<MappingBuilder> call, ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        String scenario = "twice " + S3.getStubMappings().size();
        S3.stubFor(call.get()
                .inScenario(scenario)
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("then"));
        S3.stubFor(call.get().inScenario(scenario).whenScenarioStateIs("then").willReturn(then));
    }

    private LandedFolder copied() {
        LandedFolder landed = new LandedFolder(folder);
        asked.provider().copyExport(JANUARY, landed);
        return landed;
    }

    /** Each refusal in this test is searched for what must not be in it (promise 4). */
    private ExportRefused refused() {
        asked.set("TOLLGATE_OUTBOUND_ANSWER_TIMEOUT", "PT0.5S");
        return AskedAws.PLANTED.refusalOf(this::copied);
    }
}
