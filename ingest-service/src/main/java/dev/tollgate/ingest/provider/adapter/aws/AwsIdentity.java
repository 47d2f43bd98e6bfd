package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.kernel.ProviderId;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * Makes of the secret behind the reference what requests are signed with: the key itself, or where the secret names a
 * role the hour-long one that STS gives for it. Nothing is kept.
 */
record AwsIdentity(Credentials credentials, AwsClients clients, Patience patience) {
    static final String SESSION = "tollgate-ingest";

    /** What has another shape would end up in an exception's message of the JDK, as a header that it does not send. */
    private static final Pattern KEY_ID = Pattern.compile("\\w{1,128}");

    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{1,8192}");
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,600}");

    AwsCredentials now() {
        try {
            Credential secret = credentials.resolve(ProviderId.AWS);
            AwsCredentials own = own(secret);
            Optional<String> role = secret.field("roleArn").map(text -> shaped("roleArn", text, ROLE));
            return role.isPresent() ? assumed(own, role.get(), secret.field("externalId")) : own;
        } catch (CredentialRefused e) {
            throw Refusals.of(e);
        }
    }

    private static AwsCredentials own(Credential secret) {
        String id = shaped("accessKeyId", secret.require("accessKeyId"), KEY_ID);
        String key = shaped("secretAccessKey", secret.require("secretAccessKey"), SECRET);
        Optional<String> token = secret.field("sessionToken").map(text -> shaped("sessionToken", text, SECRET));
        return token.isPresent()
                ? AwsSessionCredentials.create(id, key, token.get())
                : AwsBasicCredentials.create(id, key);
    }

    private AwsCredentials assumed(AwsCredentials own, String role, Optional<String> externalId) {
        try (StsClient sts = clients.sts(own)) {
            AssumeRoleRequest.Builder request =
                    AssumeRoleRequest.builder().roleArn(role).roleSessionName(SESSION);
            externalId.ifPresent(request::externalId);
            AssumeRoleResponse response =
                    patience.ask("taking on the role", () -> sts.assumeRole(request.build()), Optional.empty());
            var given = response.credentials();
            if (given == null
                    || given.accessKeyId() == null
                    || given.secretAccessKey() == null
                    || given.sessionToken() == null) {
                throw new ExportRefused(FailureReason.BAD_ANSWER, "taking on the role: the answer has no credentials");
            }
            return AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
        }
    }

    private static String shaped(String field, String text, Pattern shape) {
        String value = text.strip();
        if (!shape.matcher(value).matches()) {
            throw new CredentialRefused(
                    CredentialFailure.MALFORMED,
                    "the secret's field " + field + " has another shape than AWS gives it");
        }
        return value;
    }
}
