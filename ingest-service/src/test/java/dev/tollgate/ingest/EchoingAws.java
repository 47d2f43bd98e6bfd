package dev.tollgate.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import dev.tollgate.kernel.house.PlantedSecret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** STS, Cost Explorer, IAM and S3 at one address. */
final class EchoingAws extends EchoingProvider {
    private static final PlantedSecret KEY = PlantedSecret.of("aws-key-41d8c2");
    private static final PlantedSecret SESSION = PlantedSecret.of("aws-session-9e07b5");
    private static final PlantedSecret LENT_KEY = PlantedSecret.of("aws-lent-key-6ac310");
    private static final PlantedSecret LENT_SESSION = PlantedSecret.of("aws-lent-session-d2f984");

    EchoingAws() {
        super(List.of(SESSION, LENT_SESSION));
    }

    @Override
    String id() {
        return "aws";
    }

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tollgate.live.aws.bucket", "bills");
        settings.put("tollgate.live.aws.prefix", "p/koku");
        settings.put("tollgate.live.aws.region", "eu-central-1");
        settings.put("tollgate.live.aws.by-day", "false");
        for (String service : List.of("s3", "cost-explorer", "sts", "iam")) {
            settings.put("tollgate.live.aws.endpoint." + service, server().baseUrl());
        }
        return settings;
    }

    @Override
    List<Stage> stages() {
        String own = "\"accessKeyId\":\"AKIAPLANTED000000001\",\"secretAccessKey\":" + json(KEY) + ",\"sessionToken\":"
                + json(SESSION);
        String withRole = "{" + own + ",\"roleArn\":\"arn:aws:iam::123456789012:role/reader\"}";
        return List.of(
                new Stage("cost explorer", "{" + own + "}", () -> {}, 1),
                new Stage("sts", withRole, () -> {}, 1),
                new Stage("cost explorer in a role", withRole, this::lend, 1),
                new Stage("s3 in a role, and iam", withRole, this::state, 0));
    }

    @Override
    List<PlantedSecret> planted() {
        return List.of(KEY, SESSION, LENT_KEY, LENT_SESSION);
    }

    /** The SDK's signer has its 300 last signing keys in a static map, each by a text with the secret access key in it. */
    @Override
    List<PlantedSecret> keptInMemory() {
        return List.of(KEY, LENT_KEY);
    }

    private void lend() {
        server().stubFor(post(urlPathEqualTo("/"))
                .withRequestBody(containing("Action=AssumeRole"))
                .willReturn(aResponse().withHeader("Content-Type", "text/xml").withBody("""
                        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>\
                        <Credentials><AccessKeyId>ASIAPLANTED000000002</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>\
                        <SessionToken>%s</SessionToken><Expiration>2036-01-01T00:00:00Z</Expiration></Credentials>\
                        </AssumeRoleResult></AssumeRoleResponse>""".formatted(
                                xml(LENT_KEY), xml(LENT_SESSION)))));
    }

    private void state() {
        lend();
        server().stubFor(post(urlPathEqualTo("/"))
                .withRequestBody(containing("UnblendedCost"))
                .willReturn(okJson("""
                        {"ResultsByTime":[{"TimePeriod":{"Start":"{{jsonPath request.body '$.TimePeriod.Start'}}",\
                        "End":"{{jsonPath request.body '$.TimePeriod.End'}}"},\
                        "Total":{"UnblendedCost":{"Amount":"12.5","Unit":"USD"}},"Groups":[],"Estimated":false}]}""")));
        server().stubFor(post(urlPathEqualTo("/"))
                .withRequestBody(containing("Action=GetCallerIdentity"))
                .willReturn(aResponse().withHeader("Content-Type", "text/xml").withBody("""
                        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
                        <GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:assumed-role/reader/tollgate-ingest</Arn>\
                        <UserId>A:s</UserId><Account>123456789012</Account></GetCallerIdentityResult>\
                        </GetCallerIdentityResponse>""")));
    }

    private static String json(PlantedSecret secret) {
        return "\"" + secret.text().replace("\"", "\\\"") + "\"";
    }

    private static String xml(PlantedSecret secret) {
        return secret.text().replace("&", "&amp;");
    }
}
