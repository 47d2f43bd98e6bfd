package dev.tollgate.ingest.provider.adapter.aws;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * One call of the port: a client with the identity that the secret made at its beginning, replaced where a token runs out
 * half-way. Lives no longer than the call, and is used by one thread.
 */
final class AwsSession<C extends SdkAutoCloseable> implements AutoCloseable {
    private final AwsIdentity identity;
    private final Function<AwsCredentials, C> clients;
    private C client;

    AwsSession(AwsIdentity identity, Function<AwsCredentials, C> clients) {
        this.identity = identity;
        this.clients = clients;
        this.client = clients.apply(identity.now());
    }

    /**
     * @param asked what is asked for, in words
     * @throws dev.tollgate.ingest.export.ExportRefused without a cause
     */
    <T> T ask(String asked, Function<C, T> call) {
        return identity.patience().ask(asked, () -> call.apply(client), Optional.of(this::renew));
    }

    @Override
    public void close() {
        client.close();
    }

    private void renew() {
        C next = clients.apply(identity.now());
        client.close();
        client = next;
    }
}
