package dev.tollgate.ingest.provider.adapter.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.FOLDER;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.contents;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.error;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.list;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.page;
import static dev.tollgate.ingest.provider.adapter.aws.StubbedS3.pageBefore;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.kernel.BillingPeriod;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A listing that fails for good, and why. */
class BucketRefusalsTest {
    private static final BillingPeriod JANUARY = BillingPeriod.of("2024-01");

    @RegisterExtension
    static final WireMockExtension S3 = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path folder;

    private AskedAws asked;

    @BeforeEach
    void aBucket() {
        asked = new AskedAws(S3.getPort());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lasting")
    void missing_is_not_good_a_listing_that_fails_is_no_empty_bucket(
            String title, Supplier<ResponseDefinitionBuilder> answer, FailureReason reason, String said) {
        S3.stubFor(list(FOLDER).willReturn(answer.get()));
        ExportRefused refused = refused();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.explanation()).contains(said);
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                fault("an unknown key", error(403, "InvalidAccessKeyId"), FailureReason.CREDENTIAL_REFUSED),
                fault("a wrong key", error(403, "SignatureDoesNotMatch"), FailureReason.CREDENTIAL_REFUSED),
                fault("no right to list", error(403, "AccessDenied"), FailureReason.CREDENTIAL_REFUSED),
                fault("no bucket", error(404, "NoSuchBucket"), FailureReason.NOT_CONFIGURED),
                fault("another region", error(301, "PermanentRedirect"), FailureReason.NOT_CONFIGURED),
                fault("SlowDown", error(503, "SlowDown"), FailureReason.PROVIDER_THROTTLED),
                fault("InternalError", error(500, "InternalError"), FailureReason.PROVIDER_ERROR),
                Arguments.of(
                        "a secret sent back as a code",
                        (Supplier<ResponseDefinitionBuilder>) () -> error(418, AskedAws.SECRET),
                        FailureReason.BAD_ANSWER,
                        "the listing of the bucket: status 418"),
                other("garbage", aResponse().withBody("not <xml"), FailureReason.BAD_ANSWER),
                other("a login page", aResponse().withBody("<html></html>"), FailureReason.BAD_ANSWER),
                other(
                        "reset each time",
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        FailureReason.ANSWER_CUT_OFF),
                other("no answer at all", aResponse().withFault(Fault.EMPTY_RESPONSE), FailureReason.ANSWER_CUT_OFF),
                other("slow", aResponse().withFixedDelay(1_000), FailureReason.PROVIDER_TIMEOUT),
                other("a page without the next", pageWithoutNext(), FailureReason.BAD_ANSWER),
                other("a page that leads to itself", pageBefore("same"), FailureReason.BAD_ANSWER),
                other("another folder's object", page(contents("elsewhere", "e", 1)), FailureReason.BAD_ANSWER));
    }

    private static ResponseDefinitionBuilder pageWithoutNext() {
        return pageBefore("");
    }

    private static Arguments fault(String title, ResponseDefinitionBuilder answer, FailureReason reason) {
        return Arguments.of(title, (Supplier<ResponseDefinitionBuilder>) () -> answer, reason, "status ");
    }

    private static Arguments other(String title, ResponseDefinitionBuilder answer, FailureReason reason) {
        return Arguments.of(
                title, (Supplier<ResponseDefinitionBuilder>) () -> answer, reason, "the listing of the bucket");
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
