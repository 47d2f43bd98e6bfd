package dev.tollgate.ingest.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tollgate.ingest.Emulator;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * AWS, Azure and Google for the whole service to ask: buckets are emulators, everything else speaks the documented
 * protocol. Each serves a month of two charges.
 */
public final class LiveClouds implements AutoCloseable {
    private static final String SUBSCRIPTION = "subscriptions/00000000-0000-0000-0000-000000000001";
    private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Emulator s3rver =
            Emulator.start("s3rver", "-d", "{folder}", "-p", "{port}", "-a", "127.0.0.1", "--no-vhost-buckets");
    private final Emulator azurite = Emulator.start(
            "azurite-blob",
            "--silent",
            "--blobHost",
            "127.0.0.1",
            "--blobPort",
            "{port}",
            "--location",
            "{folder}",
            "--skipApiVersionCheck");
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").stubRequestLoggingDisabled(true));
    private final S3Client s3;
    private final BlobContainerClient container;

    public LiveClouds() {
        server.start();
        s3 = S3Client.builder()
                .endpointOverride(URI.create(endpoint(s3rver)))
                .region(Region.EU_CENTRAL_1)
                .serviceConfiguration(to -> to.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
                // The emulator stores the checksum behind a body as if it were part of it.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("S3RVER", "S3RVER")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        s3.createBucket(bucket -> bucket.bucket("bills"));
        container = new BlobServiceClientBuilder()
                .endpoint(endpoint(azurite) + "/devstoreaccount1")
                .credential(new StorageSharedKeyCredential(
                        "devstoreaccount1",
                        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="))
                .buildClient()
                .createBlobContainer("exports");
    }

    private static String endpoint(Emulator emulator) {
        return "http://127.0.0.1:" + emulator.port();
    }

    /** What the service has to be told to ask them; all but the credentials. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("tollgate.outbound.allowed-hosts", "127.0.0.1,localhost");
        settings.put("tollgate.outbound.private-hosts", "127.0.0.1,localhost");
        settings.put("tollgate.outbound.max-backoff", "PT1S");
        settings.put("tollgate.live.aws.bucket", "bills");
        settings.put("tollgate.live.aws.prefix", "p/koku");
        settings.put("tollgate.live.aws.region", "eu-central-1");
        settings.put("tollgate.live.aws.endpoint.s3", endpoint(s3rver));
        settings.put("tollgate.live.aws.endpoint.cost-explorer", server.baseUrl());
        settings.put("tollgate.live.azure.storage-endpoint", endpoint(azurite) + "/devstoreaccount1");
        settings.put("tollgate.live.azure.container", "exports");
        settings.put("tollgate.live.azure.directory", "cost/daily");
        settings.put("tollgate.live.azure.scope", SUBSCRIPTION);
        settings.put("tollgate.live.azure.authority", server.baseUrl());
        settings.put("tollgate.live.azure.management-endpoint", server.baseUrl());
        settings.put("tollgate.live.gcp.project", "paying-project");
        settings.put("tollgate.live.gcp.export-table", "billing-project.exports.detailed");
        settings.put("tollgate.live.gcp.totals-table", "billing-project.exports.standard");
        settings.put("tollgate.live.gcp.location", "EU");
        settings.put("tollgate.live.gcp.endpoint", server.baseUrl());
        return settings;
    }

    /** The secrets that they accept, as JSON, by provider. */
    public Map<String, String> secrets() throws Exception {
        String signature = container.generateSas(new BlobServiceSasSignatureValues(
                OffsetDateTime.of(2036, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), BlobContainerSasPermission.parse("rl")));
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        String key = Base64.getEncoder()
                .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
        return Map.of(
                "aws",
                "{\"accessKeyId\":\"S3RVER\",\"secretAccessKey\":\"S3RVER\"}",
                "azure",
                """
                {"tenantId":"%s","clientId":"1950a258-227b-4e31-a9cf-717495945fc2","clientSecret":"s3cret",\
                "sasToken":"%s"}""".formatted(TENANT, signature),
                "gcp",
                """
                {"client_email":"reader@billing-project.iam.gserviceaccount.com","token_uri":"%s/token",\
                "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}""".formatted(server.baseUrl(), key));
    }

    /** A report in the bucket whose two rows cost this, and what Cost Explorer states. */
    public void serveAws(YearMonth month, String one, String other, String stated) {
        String folder = "p/koku/" + DAY.format(month.atDay(1)) + "-"
                + DAY.format(month.plusMonths(1).atDay(1)) + "/";
        String row = "123456789012,%1$s-01T00:00:00Z,Usage,%2$s,USD,%1$s-03T05:00:00Z\n";
        put(
                folder + "a/koku-1.csv",
                "bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/LineItemType,lineItem/UnblendedCost,"
                        + "lineItem/CurrencyCode,lineItem/UsageStartDate\n"
                        + row.formatted(month, one) + row.formatted(month, other));
        put(folder + "koku-Manifest.json", """
                {"billingPeriod":{"start":"%s01T000000.000Z"},"reportKeys":["%sa/koku-1.csv"]}""".formatted(month.toString().replace("-", ""), folder));
        String answer = """
                {"ResultsByTime":[{"TimePeriod":{"Start":"%s","End":"%s"},"Groups":[],"Estimated":false,
                 "Total":{"UnblendedCost":{"Amount":"%s","Unit":"USD"}}}]}""";
        server.stubFor(post(urlPathEqualTo("/"))
                .withRequestBody(matchingJsonPath(
                        "$.TimePeriod.Start", WireMock.equalTo(month.atDay(1).toString())))
                .withRequestBody(matchingJsonPath("$.Granularity", WireMock.equalTo("MONTHLY")))
                .willReturn(okJson(
                        answer.formatted(month.atDay(1), month.plusMonths(1).atDay(1), stated))));
        server.stubFor(post(urlPathEqualTo("/"))
                .withRequestBody(matchingJsonPath("$.Granularity", WireMock.equalTo("DAILY")))
                .willReturn(okJson(answer.formatted(month.atDay(3), month.atDay(4), stated))));
    }

    private void put(String key, String content) {
        s3.putObject(object -> object.bucket("bills").key(key), RequestBody.fromString(content));
    }

    /** An export in the container, and what Cost Management states. */
    public void serveAzure(YearMonth month, String one, String other, String stated) {
        String folder = "cost/daily/" + DAY.format(month.atDay(1)) + "-" + DAY.format(month.atEndOfMonth()) + "/r/";
        String row = "s1,%s-03,Virtual Machines,%s,EUR,%s-01,Usage,OnDemand\n";
        String bill = "SubscriptionId,Date,MeterCategory,CostInBillingCurrency,BillingCurrency,BillingPeriodStartDate,"
                + "ChargeType,PricingModel\n"
                + row.formatted(month, one, month) + row.formatted(month, other, month);
        container.getBlobClient(folder + "part_0.csv").upload(BinaryData.fromString(bill), true);
        container
                .getBlobClient(folder + "manifest.json")
                .upload(
                        BinaryData.fromString(
                                """
                {"manifestVersion":"2024-04-01","exportConfig":{"exportName":"daily","type":"ActualCost"},
                 "runInfo":{"submittedTime":"%sT14:42:03Z","startDate":"%sT00:00:00"},
                 "blobs":[{"blobName":"%spart_0.csv","byteCount":%d}]}""".formatted(month.plusMonths(1).atDay(4), month.atDay(1), folder, bill.length())),
                        true);
        server.stubFor(post(urlPathEqualTo("/" + TENANT + "/oauth2/v2.0/token"))
                .willReturn(okJson("{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"az\"}")));
        String path = "/" + SUBSCRIPTION + "/providers/Microsoft.CostManagement/query";
        String cost = "{\"name\":\"Cost\",\"type\":\"Number\"}";
        String currency = "{\"name\":\"Currency\",\"type\":\"String\"}";
        server.stubFor(post(urlPathEqualTo(path)).willReturn(okJson("""
                {"properties":{"nextLink":null,"columns":[%s,%s],"rows":[[%s,"EUR"]]}}""".formatted(cost, currency, stated))));
        server.stubFor(post(urlPathEqualTo(path))
                .withRequestBody(matchingJsonPath("$.dataset.granularity", WireMock.equalTo("Daily")))
                .willReturn(okJson("""
                        {"properties":{"nextLink":null,"columns":[%s,{"name":"UsageDate","type":"Number"},%s],
                         "rows":[[%s,%s,"EUR"]]}}""".formatted(cost, currency, stated, DAY.format(month.atDay(3))))));
    }

    /** Rows in one table, and what another one adds up to. */
    public void serveGcp(YearMonth month, String one, String other, String stated) {
        String invoiced = month.toString().replace("-", "");
        String third = month.atDay(3).atTime(20, 0).toEpochSecond(ZoneOffset.UTC) + "000000";
        String asOf = month.plusMonths(1).atDay(2).atTime(2, 0).toEpochSecond(ZoneOffset.UTC) + "000000";
        server.stubFor(post(urlPathEqualTo("/token"))
                .willReturn(okJson("{\"access_token\":\"go\",\"expires_in\":3599,\"token_type\":\"Bearer\"}")));
        query(
                "COUNT(*) AS row_count",
                field("row_count", "INTEGER") + "," + field("as_of", "TIMESTAMP"),
                cells("2", asOf));
        query(
                "SELECT * ",
                field("billing_account_id", "STRING") + ",{\"name\":\"service\",\"type\":\"RECORD\",\"fields\":["
                        + field("description", "STRING") + "]}," + field("usage_start_time", "TIMESTAMP") + ","
                        + field("cost", "FLOAT") + "," + field("currency", "STRING")
                        + ",{\"name\":\"invoice\",\"type\":\"RECORD\",\"fields\":[" + field("month", "STRING") + "]}",
                row(third, one, invoiced),
                row(third, other, invoiced));
        query(
                "GROUP BY currency, day",
                field("currency", "STRING") + "," + field("day", "STRING") + "," + field("as_of", "TIMESTAMP") + ","
                        + field("unpriced", "INTEGER") + "," + field("net", "STRING"),
                cells("CHF", month.atDay(3).toString(), asOf, "0", stated));
    }

    private void query(String sql, String fields, String... rows) {
        server.stubFor(post(urlPathEqualTo("/bigquery/v2/projects/paying-project/queries"))
                .withRequestBody(containing(sql))
                .willReturn(okJson("""
                        {"jobReference":{"projectId":"paying-project","jobId":"job_1","location":"EU"},"jobComplete":true,
                         "schema":{"fields":[%s]},"totalRows":"%d","rows":[%s]}""".formatted(fields, rows.length, String.join(",", rows)))));
    }

    private static String field(String name, String type) {
        return "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(name, type);
    }

    private static String row(String start, String cost, String invoiced) {
        return """
                {"f":[{"v":"01-02"},{"v":%s},{"v":"%s"},{"v":"%s"},{"v":"CHF"},{"v":%s}]}""".formatted(cells("Compute Engine"), start, cost, cells(invoiced));
    }

    private static String cells(String... values) {
        return "{\"f\":[{\"v\":\"" + String.join("\"},{\"v\":\"", values) + "\"}]}";
    }

    public WireMockServer server() {
        return server;
    }

    @Override
    public void close() {
        s3.close();
        s3rver.close();
        azurite.close();
        server.stop();
    }
}
