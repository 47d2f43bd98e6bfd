package dev.tollgate.ingest.export.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import dev.tollgate.ingest.Emulator;
import dev.tollgate.ingest.export.Drops.Content;
import dev.tollgate.ingest.export.Drops.PartFile;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.ingest.provider.adapter.azure.TestedAzure;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched from a container is read from its folder like a delivery that was laid there by hand. */
class LandedAzureExportTest {
    private static final Scope SEPTEMBER = new Scope(ProviderId.AZURE, BillingPeriod.of("2026-09"));
    private static final String MONTH = "cost/daily/20260901-20260930/";

    @TempDir
    private Path root;

    private Emulator azurite;
    private BlobContainerClient container;

    @BeforeEach
    void start() {
        azurite = Emulator.start(
                "azurite-blob",
                "--silent",
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                "{port}",
                "--location",
                "{folder}",
                "--skipApiVersionCheck");
        container = new BlobServiceClientBuilder()
                .endpoint("http://127.0.0.1:" + azurite.port() + "/devstoreaccount1")
                .credential(new StorageSharedKeyCredential(
                        "devstoreaccount1",
                        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="))
                .buildClient()
                .createBlobContainer("exports");
    }

    @AfterEach
    void stop() {
        if (azurite != null) {
            azurite.close();
        }
    }

    @Test
    void the_run_that_stands_is_read_and_the_others_are_passed_over() throws Exception {
        run("202609301442/b/", "2026-09-30T14:42:03Z");
        run("202610041442/a/", "2026-10-04T14:42:03Z");
        Content content = fetched();
        assertThat(content.parts()).extracting(PartFile::name).containsExactly("part_0.csv");
        assertThat(content.parts().getFirst().path())
                .isEqualTo(month().resolve("20260901-20260930/202610041442/a/part_0.csv"));
        assertThat(content.delivery().asOf()).isEqualTo(Instant.parse("2026-10-04T14:42:03Z"));
        assertThat(content.passedOver()).isEqualTo(1);
    }

    @Test
    void a_part_that_is_not_in_the_container_is_missing_from_the_run() throws Exception {
        run("202610041442/a/", "2026-10-04T14:42:03Z");
        container.getBlobClient(MONTH + "202610041442/a/part_0.csv").delete();
        assertThatThrownBy(this::fetched).isInstanceOfSatisfying(ExportRefused.class, e -> assertThat(e.reason())
                .isEqualTo(FailureReason.PART_MISSING));
    }

    @Test
    void the_file_of_an_older_export_is_the_part() throws Exception {
        container.getBlobClient(MONTH + "daily_0a1b.csv").upload(BinaryData.fromString("a bill"));
        Content content = fetched();
        assertThat(content.parts()).extracting(PartFile::name).containsExactly("daily_0a1b.csv");
    }

    private Content fetched() throws Exception {
        Files.createDirectories(month());
        String signature = container.generateSas(new BlobServiceSasSignatureValues(
                OffsetDateTime.of(2036, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), BlobContainerSasPermission.parse("rl")));
        TestedAzure.at(azurite.port())
                .with(Map.of("sasToken", signature))
                .provider()
                .copyExport(SEPTEMBER.period(), new LandedFolder(month()));
        return new DropFolders(new RootedAt(root)).open("live", SEPTEMBER);
    }

    private Path month() {
        return root.resolve("live/azure/2026-09");
    }

    private void run(String run, String submitted) {
        container.getBlobClient(MONTH + run + "part_0.csv").upload(BinaryData.fromString("a bill"));
        container.getBlobClient(MONTH + run + "manifest.json").upload(BinaryData.fromString("""
                {"manifestVersion":"2024-04-01","exportConfig":{"exportName":"daily","type":"ActualCost"},
                 "runInfo":{"submittedTime":"%s","startDate":"2026-09-01T00:00:00"},
                 "blobs":[{"blobName":"%spart_0.csv","byteCount":6}]}""".formatted(
                        submitted, MONTH + run)));
    }
}
