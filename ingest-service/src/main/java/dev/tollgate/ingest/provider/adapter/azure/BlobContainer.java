package dev.tollgate.ingest.provider.adapter.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.HttpLogDetailLevel;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.core.util.Configuration;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.OutboundFailure;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.kernel.ProviderId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The export's container during one operation, read with a shared access signature where the secret has one, else with
 * an access token. What the SDK throws ends here: its messages hold whole answers.
 */
final class BlobContainer {
    private final BlobContainerClient client;
    private final OutboundHttp http;
    private final AccessTokens tokens;
    private final InstantSource clock;
    private final Optional<SharedAccess> signature;
    private String token = "";
    private boolean renewed;

    BlobContainer(
            AzurePlace place, Outbound outbound, AccessTokens tokens, Credentials credentials, InstantSource clock) {
        this.http = new OutboundHttp(outbound);
        Credential credential = credentials.resolve(ProviderId.AZURE);
        this.tokens = tokens;
        this.clock = clock;
        this.signature = credential.field("sasToken").map(SharedAccess::of);
        BlobContainerClientBuilder builder = new BlobContainerClientBuilder()
                .endpoint(place.storageEndpoint())
                .containerName(place.container())
                .httpClient(http)
                // Nothing of the process's environment, such as a proxy or a log level, changes what is sent or logged.
                .configuration(Configuration.NONE)
                .httpLogOptions(new HttpLogOptions().setLogLevel(HttpLogDetailLevel.NONE))
                .retryOptions(new RequestRetryOptions(
                        RetryPolicyType.FIXED, 1, (Duration) null, (Duration) null, (Duration) null, null));
        signature.ifPresentOrElse(given -> builder.sasToken(given.token()), () -> {
            token = tokens.ask(AccessTokens.STORAGE);
            builder.setAnonymousAccess().addPolicy(new Bearer());
        });
        this.client = builder.buildClient();
    }

    Optional<SharedAccess> signature() {
        return signature;
    }

    /** @param asked in words, for whoever reads why it was refused */
    <T> T ask(String asked, Function<BlobContainerClient, T> question) {
        try {
            return question.apply(client);
        } catch (RuntimeException e) {
            // What was answered says more than what the SDK throws, which loses some of it, and quotes the rest.
            Answer answer = http.last();
            if (answer.isSuccess()) {
                throw AzureError.bad(asked, "has another shape than documented");
            }
            if (signature.isEmpty() && !renewed && BlobRefusals.isOfExpiredToken(answer)) {
                renewed = true;
                token = tokens.ask(AccessTokens.STORAGE);
                return ask(asked, question);
            }
            throw BlobRefusals.of(answer, asked, signature, clock.instant());
        }
    }

    /** Bytes of a blob that must still be the one that was listed. */
    byte[] read(RemoteBlob blob, String name, long from, int bytes) {
        byte[] content = ask("the content of an export's file", container -> container
                .getBlobClient(name)
                .downloadContentWithResponse(
                        new DownloadRetryOptions().setMaxRetryRequests(0),
                        new BlobRequestConditions().setIfMatch(blob.etag()),
                        new BlobRange(from, (long) bytes),
                        false,
                        null,
                        Context.NONE)
                .getValue()
                .toBytes());
        if (content.length != bytes) {
            throw new OutboundRefused(OutboundFailure.CUT_OFF, "a part of a file has another length than asked for");
        }
        return content;
    }

    /** Sets the token that is good now. The host is one that may be called, or the request is not sent. */
    private final class Bearer extends HttpPipelineSyncPolicy {
        @Override
        protected void beforeSendingRequest(HttpPipelineCallContext context) {
            context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token);
        }
    }
}
