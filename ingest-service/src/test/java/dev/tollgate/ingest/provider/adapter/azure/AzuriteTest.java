package dev.tollgate.ingest.provider.adapter.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import dev.tollgate.ingest.Emulator;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.IdentityCheck.Rights;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.adapter.time.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports in a container of Microsoft's own emulator, written with its well-known key and read with a signature. */
class AzuriteTest {
    private static final StorageSharedKeyCredential KEY = new StorageSharedKeyCredential(
            "devstoreaccount1",
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");
    private static final String MONTH = "cost/daily/20260901-20260930/";

    private static Emulator azurite;

    @TempDir
    private Path folder;

    private BlobContainerClient container;
    private TestedAzure azure;

    @BeforeAll
    static void start() {
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
    }

    @AfterAll
    static void stop() {
        if (azurite != null) {
            azurite.close();
        }
    }

    @BeforeEach
    void empty() {
        container = new BlobServiceClientBuilder()
                .endpoint("http://127.0.0.1:" + azurite.port() + "/devstoreaccount1")
                .credential(KEY)
                .buildClient()
                .getBlobContainerClient("exports");
        container.deleteIfExists();
        container.create();
        azure = TestedAzure.at(azurite.port()).with(Map.of("sasToken", signature("rl")));
    }

    @Test
    void the_run_submitted_last_is_copied_with_the_manifests_of_the_others() throws IOException {
        run("202609301442/b/", "2026-09-30T14:42:03Z", "part_0.csv");
        run("202610041442/a/", "2026-10-04T14:42:03Z", "part_0.csv", "part_1.csv");
        upload("cost/daily/20260801-20260831/202609041442/c/part_0.csv", "another month");
        upload("cost/daily2/20260901-20260930/part_0.csv", "another export");
        assertThat(copied())
                .containsExactly(
                        "20260901-20260930/202609301442/b/manifest.json",
                        "20260901-20260930/202610041442/a/manifest.json",
                        "20260901-20260930/202610041442/a/part_0.csv",
                        "20260901-20260930/202610041442/a/part_1.csv");
        Path part = folder.resolve("20260901-20260930/202610041442/a/part_0.csv");
        assertThat(part).hasContent("202610041442/a/part_0.csv");
        assertThat(Files.getLastModifiedTime(part).toInstant())
                .isEqualTo(container
                        .getBlobClient(MONTH + "202610041442/a/part_0.csv")
                        .getProperties()
                        .getLastModified()
                        .toInstant());
    }

    @Test
    void a_list_of_several_pages_is_read_to_its_end() {
        for (int i = 0; i < 7; i++) {
            run("20260930144" + i + "/r/", "2026-09-30T14:4" + i + ":00Z", "part_0.csv");
        }
        azure = azure.blobsPerPage(2);
        assertThat(copied()).hasSize(8).contains("20260901-20260930/202609301446/r/part_0.csv");
    }

    @Test
    void a_file_of_several_pieces_is_the_same_here_as_there() throws IOException {
        byte[] content = new byte[9 * 1024 * 1024 + 17];
        new Random(42).nextBytes(content);
        run("r/", "2026-10-04T14:42:03Z", "part_0.parquet");
        container.getBlobClient(MONTH + "r/part_0.parquet").upload(BinaryData.fromBytes(content), true);
        copied();
        assertThat(folder.resolve("20260901-20260930/r/part_0.parquet")).hasBinaryContent(content);
    }

    @Test
    void an_empty_file_is_copied_as_one() {
        run("r/", "2026-10-04T14:42:03Z", "part_0.csv");
        upload(MONTH + "r/part_0.csv", "");
        copied();
        assertThat(folder.resolve("20260901-20260930/r/part_0.csv")).isEmptyFile();
    }

    @Test
    void a_part_that_is_named_and_not_there_is_left_missing_and_one_that_is_not_named_is_left_there() {
        run("r/", "2026-10-04T14:42:03Z", "part_0.csv", "part_1.csv");
        container.getBlobClient(MONTH + "r/part_1.csv").delete();
        upload(MONTH + "r/stray.csv", "stray");
        assertThat(copied()).containsExactly("20260901-20260930/r/manifest.json", "20260901-20260930/r/part_0.csv");
    }

    @Test
    void of_an_older_export_without_manifests_a_single_file_is_the_month() {
        upload(MONTH + "daily_0a1b.csv", "the month");
        upload(MONTH + "202610041442/unfinished/part_0.csv", "a run that is being written");
        assertThat(copied()).containsExactly("daily_0a1b.csv");
    }

    @Test
    void without_a_file_or_with_files_further_down_only_there_is_no_export() {
        assertThat(refused()).isEqualTo(FailureReason.NO_EXPORT);
        upload(MONTH + "202610041442/unfinished/part_0.csv", "a run that is being written");
        assertThat(refused()).isEqualTo(FailureReason.NO_EXPORT);
        assertThat(new LandedFolder(folder).paths()).isEmpty();
    }

    @Test
    void two_runs_of_the_same_moment_and_a_manifest_of_another_shape_are_refused() {
        run("a/", "2026-10-04T14:42:03Z", "part_0.csv");
        run("b/", "2026-10-04T14:42:03Z", "part_0.csv");
        assertThat(refused()).isEqualTo(FailureReason.BAD_MANIFEST);
        upload(MONTH + "b/manifest.json", "{\"runInfo\":{\"submittedTime\":\"yesterday\"}}");
        assertThat(refused()).isEqualTo(FailureReason.BAD_MANIFEST);
        upload(MONTH + "b/manifest.json", "no json");
        assertThat(refused()).isEqualTo(FailureReason.BAD_MANIFEST);
    }

    @Test
    void a_file_that_is_changed_while_the_month_is_copied_is_noticed() {
        run("r/", "2026-10-04T14:42:03Z", "part_0.csv");
        LandedFolder landing = new LandedFolder(folder);
        assertThatThrownBy(() -> azure.provider().copyExport(SEPTEMBER, new LandedFirst(landing, () -> {
                    upload(MONTH + "r/part_0.csv", "202610041442/changed");
                })))
                .isInstanceOfSatisfying(
                        ExportRefused.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.PART_CHANGED));
        assertThat(landing.paths()).containsExactly("20260901-20260930/r/manifest.json");
    }

    @Test
    void a_container_that_is_not_there_is_told_by_its_variable() {
        container.delete();
        azure = azure.with(Map.of("sasToken", accountSignature()));
        assertThatThrownBy(() -> azure.provider().copyExport(SEPTEMBER, new LandedFolder(folder)))
                .isInstanceOfSatisfying(
                        ExportRefused.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.NOT_CONFIGURED))
                .hasMessageContaining("TOLLGATE_LIVE_AZURE_CONTAINER");
    }

    @Test
    void a_signature_that_may_only_read_is_found_so_and_one_that_may_write_is_not() {
        IdentityCheck reading = azure.provider().check();
        assertThat(reading.rights()).isEqualTo(Rights.READ_ONLY);
        assertThat(reading.identity()).isEqualTo("a shared access signature, for storage only");
        assertThat(reading.found())
                .containsExactly(
                        "the shared access signature allows rl", "the files in the export's directory can be listed");
        IdentityCheck writing =
                azure.with(Map.of("sasToken", signature("rwl"))).provider().check();
        assertThat(writing.rights()).isEqualTo(Rights.CAN_WRITE);
        assertThat(writing.found()).contains("the shared access signature allows rwl");
    }

    @Test
    void a_signature_that_was_tampered_with_is_refused_and_with_a_clock_far_off_that_is_the_reason() {
        azure = azure.with(Map.of("sasToken", signature("rl").replaceFirst("sig=.{8}", "sig=AAAAAAAA")));
        assertThat(refused()).isEqualTo(FailureReason.CLOCK_SKEW);
        azure = azure.with(Machine.real().clock());
        assertThat(refused()).isEqualTo(FailureReason.CREDENTIAL_REFUSED);
    }

    private List<String> copied() {
        LandedFolder landing = new LandedFolder(folder);
        azure.provider().copyExport(SEPTEMBER, landing);
        return landing.paths();
    }

    private FailureReason refused() {
        try {
            copied();
        } catch (ExportRefused e) {
            assertThat(e.getCause()).isNull();
            return e.reason();
        }
        throw new AssertionError("nothing was refused");
    }

    private void run(String run, String submitted, String... parts) {
        StringBuilder named = new StringBuilder();
        for (String part : parts) {
            upload(MONTH + run + part, run + part);
            named.append(named.isEmpty() ? "" : ",").append("""
                    {"blobName":"%s","byteCount":%d}""".formatted(MONTH + run + part, (run + part).length()));
        }
        upload(MONTH + run + "manifest.json", """
                {"manifestVersion":"2024-04-01","exportConfig":{"exportName":"daily","type":"ActualCost"},
                 "runInfo":{"submittedTime":"%s","startDate":"2026-09-01T00:00:00"},"blobs":[%s]}""".formatted(submitted, named));
    }

    private void upload(String name, String content) {
        container.getBlobClient(name).upload(BinaryData.fromString(content), true);
    }

    private String signature(String letters) {
        return container.generateSas(new BlobServiceSasSignatureValues(
                OffsetDateTime.of(2036, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), BlobContainerSasPermission.parse(letters)));
    }

    private String accountSignature() {
        return new BlobServiceClientBuilder()
                .endpoint("http://127.0.0.1:" + azurite.port() + "/devstoreaccount1")
                .credential(KEY)
                .buildClient()
                .generateAccountSas(new com.azure.storage.common.sas.AccountSasSignatureValues(
                        OffsetDateTime.of(2036, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                        com.azure.storage.common.sas.AccountSasPermission.parse("rl"),
                        com.azure.storage.common.sas.AccountSasService.parse("b"),
                        com.azure.storage.common.sas.AccountSasResourceType.parse("sco")));
    }
}
