package dev.tollgate.ingest.provider.adapter.aws;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.kernel.BillingPeriod;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An object of gigabytes takes longer than any one answer may. */
class SlowBucketTest {
    @RegisterExtension
    static final WireMockExtension S3 = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path folder = Path.of("none");

    @Test
    void an_object_that_keeps_coming_may_take_longer_than_an_answer() {
        String text = "x".repeat(10_000);
        S3.stubFor(StubbedS3.list("p/koku/metadata/BILLING_PERIOD=2024-01/").willReturn(StubbedS3.page()));
        S3.stubFor(StubbedS3.list(StubbedS3.FOLDER)
                .willReturn(StubbedS3.page(
                        StubbedS3.contents(StubbedS3.MANIFEST, "m", StubbedS3.MANIFEST_TEXT.length()),
                        StubbedS3.contents(StubbedS3.PART, "p", text.length()))));
        S3.stubFor(StubbedS3.object(StubbedS3.MANIFEST).willReturn(StubbedS3.content("m", StubbedS3.MANIFEST_TEXT)));
        S3.stubFor(StubbedS3.object(StubbedS3.PART)
                .willReturn(StubbedS3.content("p", text).withChunkedDribbleDelay(10, 2_500)));
        LandedFolder landed = new LandedFolder(folder);

        new AskedAws(S3.getPort())
                .set("TOLLGATE_OUTBOUND_ANSWER_TIMEOUT", "PT1S")
                .provider()
                .copyExport(BillingPeriod.of("2024-01"), landed);

        assertThat(landed.text("20240101-20240201/koku-1.csv")).isEqualTo(text);
        S3.verify(
                1,
                com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor(
                        com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo("/bills/" + StubbedS3.PART)));
    }
}
