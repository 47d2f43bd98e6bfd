package dev.tollgate.ingest.provider.adapter.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** {@code ListObjectsV2}, {@code GetObject} and errors as the S3 API reference shows them. */
final class StubbedS3 {
    static final String FOLDER = "p/koku/20240101-20240201/";
    static final String MANIFEST = FOLDER + "koku-Manifest.json";
    static final String PART = FOLDER + "koku-1.csv";
    static final String MANIFEST_TEXT = "{\"reportKeys\":[\"" + PART + "\"]}";

    private StubbedS3() {}

    static MappingBuilder list(String prefix) {
        return get(urlPathEqualTo("/bills"))
                .withQueryParam("list-type", equalTo("2"))
                .withQueryParam("prefix", equalTo(prefix));
    }

    static MappingBuilder object(String key) {
        return get(urlPathEqualTo("/bills/" + key));
    }

    static ResponseDefinitionBuilder page(String... contents) {
        return page("<IsTruncated>false</IsTruncated>", contents);
    }

    static ResponseDefinitionBuilder pageBefore(String token, String... contents) {
        return page(
                "<IsTruncated>true</IsTruncated><NextContinuationToken>" + token + "</NextContinuationToken>",
                contents);
    }

    private static ResponseDefinitionBuilder page(String end, String... contents) {
        return aResponse()
                .withHeader("Content-Type", "application/xml")
                .withBody("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>bills</Name>"
                        + String.join("", contents) + end + "</ListBucketResult>");
    }

    static String contents(String key, String etag, int bytes) {
        return "<Contents><Key>" + key + "</Key><LastModified>2024-02-01T00:00:00.000Z</LastModified><ETag>&quot;"
                + etag + "&quot;</ETag><Size>" + bytes + "</Size><StorageClass>STANDARD</StorageClass></Contents>";
    }

    static ResponseDefinitionBuilder content(String etag, String text) {
        return aResponse().withHeader("ETag", "\"" + etag + "\"").withBody(text);
    }

    static ResponseDefinitionBuilder error(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/xml")
                .withBody("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                        + AskedAws.SECRET + "</Message><RequestId>1</RequestId></Error>");
    }
}
