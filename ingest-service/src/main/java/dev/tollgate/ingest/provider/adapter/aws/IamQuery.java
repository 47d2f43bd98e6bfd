package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.provider.adapter.aws.AwsEndpoints.Endpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * One operation of IAM's Query API ("Making query requests", IAM user guide), signed by the SDK's own signer. The SDK's
 * module for IAM has hundreds of operations, each of which a native image would carry.
 */
record IamQuery(SdkHttpClient http, AllowedHosts hosts, Endpoint at, AwsCredentials identity, InstantSource clock) {
    private static final int MOST_BYTES = 1024 * 1024;

    /** @return the XML of the answer */
    byte[] post(SortedMap<String, String> parameters) {
        hosts.require(at.uri());
        byte[] form = parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
        SignedRequest signed = signed(form);
        try {
            HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElseThrow())
                            .build())
                    .call();
            byte[] body = body(answer);
            if (!answer.httpResponse().isSuccessful()) {
                throw AwsServiceException.builder()
                        .statusCode(answer.httpResponse().statusCode())
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(IamXml.errorCode(body))
                                .sdkHttpResponse(answer.httpResponse())
                                .build())
                        .build();
            }
            return body;
        } catch (IOException e) {
            throw SdkClientException.create("no answer", e);
        }
    }

    private SignedRequest signed(byte[] form) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(at.uri())
                .encodedPath(at.uri().getRawPath().isEmpty() ? "/" : at.uri().getRawPath())
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .putHeader("Content-Length", String.valueOf(form.length))
                .putHeader("Connection", "close")
                .build();
        return AwsV4HttpSigner.create().sign(sign -> sign.identity(identity)
                .request(request)
                .payload(() -> new ByteArrayInputStream(form))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "iam")
                .putProperty(AwsV4HttpSigner.REGION_NAME, at.signing().id())
                .putProperty(HttpSigner.SIGNING_CLOCK, clock.withZone(ZoneOffset.UTC)));
    }

    private static byte[] body(HttpExecuteResponse answer) throws IOException {
        if (answer.responseBody().isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = answer.responseBody().get()) {
            byte[] body = in.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw SdkClientException.create("larger than such an answer is");
            }
            return body;
        }
    }

    /** A record would show what it signs with. */
    @Override
    public String toString() {
        return "IamQuery[not shown]";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
