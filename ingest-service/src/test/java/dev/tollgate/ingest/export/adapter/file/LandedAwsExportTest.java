package dev.tollgate.ingest.export.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.Emulator;
import dev.tollgate.ingest.export.Drops;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.ingest.provider.adapter.aws.AskedAws;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What lies in a bucket of an emulated S3, copied by the provider and read as any other drop. The emulator knows key ids,
 * but checks no signature of version 4, no {@code If-Match}, and cannot go on with a second page on a current Node; those
 * are tested in S3's documented protocol in {@code BucketFaultsTest}.
 */
class LandedAwsExportTest {
    private static Emulator emulator;
    private static S3Client s3;

    @TempDir
    Path root;

    private String prefix;

    @BeforeAll
    static void start() {
        emulator = Emulator.start("s3rver", "-d", "{folder}", "-p", "{port}", "-a", "127.0.0.1", "--no-vhost-buckets");
        s3 = S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + emulator.port()))
                .region(Region.EU_CENTRAL_1)
                .serviceConfiguration(s3 -> s3.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
                // The emulator stores the checksum behind a body as if it were part of it.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("S3RVER", "S3RVER")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        s3.createBucket(bucket -> bucket.bucket("bills"));
    }

    @AfterAll
    static void stop() {
        s3.close();
        emulator.close();
    }

    @BeforeEach
    void empty() {
        prefix = "p/" + root.getFileName() + "/koku";
    }

    @Test
    void of_several_assemblies_only_the_standing_one_is_copied_and_counted() {
        put("20240101-20240201/older/koku-1.csv.gz", "old");
        put("20240101-20240201/older/koku-Manifest.json", legacy("2024-01", "20240101-20240201/older/koku-1.csv.gz"));
        put("20240101-20240201/newer/koku-1.csv.gz", "new 1");
        put("20240101-20240201/newer/koku-2.csv.gz", "new 2");
        String manifest =
                legacy("2024-01", "20240101-20240201/newer/koku-1.csv.gz", "20240101-20240201/newer/koku-2.csv.gz");
        put("20240101-20240201/newer/koku-Manifest.json", manifest);
        put("20240101-20240201/koku-Manifest.json", manifest);
        put("20240201-20240301/koku-Manifest.json", "another month's");

        LandedFolder folder = landed("2024-01");

        assertThat(folder.paths())
                .containsExactly(
                        "20240101-20240201/koku-Manifest.json",
                        "20240101-20240201/newer/koku-1.csv.gz",
                        "20240101-20240201/newer/koku-2.csv.gz");
        assertThat(folder.text("20240101-20240201/newer/koku-2.csv.gz")).isEqualTo("new 2");
        assertThat(read("2024-01").parts())
                .extracting(Drops.PartFile::name)
                .containsExactly("koku-1.csv.gz", "koku-2.csv.gz");
    }

    @Test
    void a_report_that_overwrites_itself_has_its_parts_beside_its_manifest() {
        put("20240301-20240401/koku-1.csv", "one");
        put("20240301-20240401/koku-2.csv", "two");
        put("20240301-20240401/koku-RedshiftManifest.json", "{}");
        put("20240301-20240401/koku-create-table.sql", "CREATE TABLE koku");
        put(
                "20240301-20240401/koku-Manifest.json",
                legacy("2024-03", "20240301-20240401/koku-1.csv", "20240301-20240401/koku-2.csv"));
        assertThat(landed("2024-03").paths())
                .containsExactly(
                        "20240301-20240401/koku-1.csv",
                        "20240301-20240401/koku-2.csv",
                        "20240301-20240401/koku-Manifest.json");
        assertThat(read("2024-03").parts()).hasSize(2);
    }

    @Test
    void a_report_as_parquet_lies_in_folders_by_year_and_month() {
        put("koku/year=2024/month=5/koku-00001.snappy.parquet", "PAR1");
        put("koku/year=2024/month=4/koku-00001.snappy.parquet", "another month's");
        put(
                "20240501-20240601/koku-Manifest.json",
                legacy("2024-05", "koku/year=2024/month=5/koku-00001.snappy.parquet"));
        assertThat(landed("2024-05").paths())
                .containsExactly(
                        "20240501-20240601/koku-Manifest.json", "koku/year=2024/month=5/koku-00001.snappy.parquet");
        assertThat(read("2024-05").parts()).hasSize(1);
    }

    @Test
    void a_data_export_lies_beside_its_metadata_and_only_its_named_execution_is_copied() {
        String execution = "data/BILLING_PERIOD=2024-04/2024-04-18T20:16:37.306Z-3695a728/";
        put(execution + "focus-00001.csv.gz", "standing");
        put("data/BILLING_PERIOD=2024-04/2024-04-01T00:00:00.000Z-0/focus-00001.csv.gz", "older");
        put("metadata/BILLING_PERIOD=2024-04/focus-Manifest.json", """
                {"executionId":"3695a728","dataFiles":["s3://bills/%s/%sfocus-00001.csv.gz"]}""".formatted(prefix, execution));
        assertThat(landed("2024-04").paths())
                .containsExactly(
                        execution + "focus-00001.csv.gz", "metadata/BILLING_PERIOD=2024-04/focus-Manifest.json");
        Drops.Content content = read("2024-04");
        assertThat(content.parts()).extracting(Drops.PartFile::name).containsExactly("focus-00001.csv.gz");
        assertThat(content.delivery().asOf()).hasToString("2024-04-18T20:16:37.306Z");
    }

    @Test
    void missing_is_not_good_a_part_that_is_named_and_not_there_stays_missing() {
        put("20240601-20240701/a/koku-1.csv", "one");
        put(
                "20240601-20240701/koku-Manifest.json",
                legacy("2024-06", "20240601-20240701/a/koku-1.csv", "20240601-20240701/a/koku-2.csv"));
        landed("2024-06");
        assertThatThrownBy(() -> read("2024-06"))
                .isInstanceOfSatisfying(
                        ExportRefused.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.PART_MISSING));
    }

    @Test
    void missing_is_not_good_a_month_without_a_manifest_has_no_export() {
        put("20240701-20240801/koku-1.csv", "not yet announced");
        refused("2024-07", FailureReason.NO_EXPORT);
    }

    @Test
    void manifests_of_two_reports_are_put_down_without_parts_and_refused_by_the_reading() {
        put("20240801-20240901/koku-Manifest.json", legacy("2024-08", "20240801-20240901/koku-1.csv"));
        put("20240801-20240901/koku-1.csv", "one");
        put("20240801-20240901/a/other-Manifest.json", legacy("2024-08", "20240801-20240901/a/other-1.csv"));
        assertThat(landed("2024-08").paths())
                .containsExactly("20240801-20240901/a/other-Manifest.json", "20240801-20240901/koku-Manifest.json");
        assertThatThrownBy(() -> read("2024-08"))
                .isInstanceOfSatisfying(
                        ExportRefused.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.BAD_MANIFEST));
    }

    @Test
    void a_manifest_leads_nowhere_outside_of_the_prefix() {
        for (String key : List.of("other/secret.csv", prefix + "/../x.csv", "s3://elsewhere/" + prefix + "/x.csv")) {
            put("20240901-20241001/koku-Manifest.json", "{\"reportKeys\":[\"" + key + "\"]}");
            refused("2024-09", FailureReason.BAD_MANIFEST);
        }
    }

    @Test
    void a_bucket_that_is_not_there_is_named_by_its_variable() {
        assertThatThrownBy(() -> asked().set("TOLLGATE_LIVE_AWS_BUCKET", "no-such-bucket")
                        .provider()
                        .copyExport(BillingPeriod.of("2024-01"), new LandedFolder(root)))
                .isInstanceOfSatisfying(ExportRefused.class, e -> {
                    assertThat(e.reason()).isEqualTo(FailureReason.NOT_CONFIGURED);
                    assertThat(e)
                            .hasMessageContaining("TOLLGATE_LIVE_AWS_BUCKET")
                            .hasNoCause();
                });
    }

    @Test
    void a_key_that_nobody_has_is_refused() {
        assertThatThrownBy(() -> asked().withSecrets(Map.of("accessKeyId", "NOBODY", "secretAccessKey", "S3RVER"))
                        .provider()
                        .copyExport(BillingPeriod.of("2024-11"), new LandedFolder(root)))
                .isInstanceOfSatisfying(
                        ExportRefused.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.CREDENTIAL_REFUSED));
    }

    private void refused(String period, FailureReason reason) {
        assertThatThrownBy(() -> landed(period)).isInstanceOfSatisfying(ExportRefused.class, e -> assertThat(e.reason())
                .isEqualTo(reason));
    }

    private LandedFolder landed(String period) {
        LandedFolder folder =
                new LandedFolder(root.resolve("drop").resolve("aws").resolve(period));
        asked().provider().copyExport(BillingPeriod.of(period), folder);
        return folder;
    }

    private AskedAws asked() {
        return new AskedAws(emulator.port())
                .set("TOLLGATE_LIVE_AWS_PREFIX", prefix + "/")
                .withSecrets(Map.of("accessKeyId", "S3RVER", "secretAccessKey", "S3RVER"));
    }

    private Drops.Content read(String period) {
        IngestConfig config = new RootedAt(root);
        return new DropFolders(config).open("drop", new Scope(ProviderId.AWS, BillingPeriod.of(period)));
    }

    private void put(String path, String content) {
        s3.putObject(object -> object.bucket("bills").key(prefix + "/" + path), RequestBody.fromString(content));
    }

    private String legacy(String period, String... paths) {
        String keys = List.of(paths).stream()
                .map(path -> "\"" + prefix + "/" + path + "\"")
                .collect(Collectors.joining(","));
        return """
                {"compression":"GZIP","billingPeriod":{"start":"%s01T000000.000Z"},"reportKeys":[%s]}""".formatted(period.replace("-", ""), keys);
    }
}
