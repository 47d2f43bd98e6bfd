package dev.tollgate.ingest.credential.adapter.vault;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.ProofFile;
import dev.tollgate.ingest.credential.RunProfile;
import dev.tollgate.kernel.Problem.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vault.client.api.auth.approle.VaultAuthAppRole;
import io.quarkus.vault.client.api.auth.approle.VaultAuthAppRoleLoginParams;
import io.quarkus.vault.client.api.auth.kubernetes.VaultAuthKubernetes;
import io.quarkus.vault.client.api.auth.kubernetes.VaultAuthKubernetesLoginParams;
import io.quarkus.vault.client.api.auth.token.VaultAuthTokenRenewSelfParams;
import io.quarkus.vault.client.common.VaultRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** As whom this service comes to Vault. What proves it is read from its file each time, and handed on. */
@RegisterForReflection(
        targets = {
            VaultAuthAppRoleLoginParams.class,
            VaultAuthKubernetesLoginParams.class,
            VaultAuthTokenRenewSelfParams.class
        })
final class VaultIdentity {
    private static final String PREFIX = "TOLLGATE_CREDENTIAL_VAULT_";
    private static final String DEVELOPMENT_TOKEN = "VAULT_TOKEN";

    private final CredentialConfig.Vault config;
    private final RunProfile profile;
    private final Function<String, Optional<String>> environment;
    private final ProofFile tokenFile;
    private final ProofFile secretIdFile;
    private final ProofFile jwtFile;

    VaultIdentity(CredentialConfig.Vault config, RunProfile profile, Function<String, Optional<String>> environment) {
        this.config = config;
        this.profile = profile;
        this.environment = environment;
        this.tokenFile = new ProofFile(config.tokenFile(), PREFIX + "TOKEN_FILE");
        this.secretIdFile = new ProofFile(config.secretIdFile(), PREFIX + "SECRET_ID_FILE");
        this.jwtFile = new ProofFile(Optional.of(config.jwtFile()), PREFIX + "JWT_FILE");
    }

    List<FieldError> missing() {
        List<FieldError> missing = new ArrayList<>();
        switch (method()) {
            case "approle" -> {
                requireText(config.roleId(), "ROLE_ID", missing);
                secretIdFile.missing().ifPresent(missing::add);
            }
            case "kubernetes" -> {
                requireText(config.role(), "ROLE", missing);
                jwtFile.missing().ifPresent(missing::add);
            }
            case "token" -> {
                if (!comesFromEnvironment()) {
                    tokenFile.missing().ifPresent(missing::add);
                }
            }
            default ->
                missing.add(new FieldError(
                        PREFIX + "AUTH",
                        (method().isEmpty() ? "is not set; one of " : "is none of ") + "[approle, kubernetes, token]"));
        }
        requirePath(config.authMount(), "AUTH_MOUNT", missing);
        requirePath(config.namespace(), "NAMESPACE", missing);
        return missing;
    }

    /** A token that is there without logging in: never kept, and renewed by whoever writes the file. */
    Optional<String> ownToken() {
        if (!method().equals("token")) {
            return Optional.empty();
        }
        return Optional.of(comesFromEnvironment() ? environmentToken().orElseThrow() : tokenFile.read());
    }

    /** The request whose answer has a token for this service, by Vault's documentation of both methods. */
    VaultRequest<?> login() {
        String mount = config.authMount().orElse(method());
        return switch (method()) {
            case "approle" ->
                VaultAuthAppRole.FACTORY.login(mount, config.roleId().orElseThrow(), secretIdFile.read());
            case "kubernetes" ->
                VaultAuthKubernetes.FACTORY.login(mount, config.role().orElseThrow(), jwtFile.read());
            default -> throw new CredentialRefused(CredentialFailure.DENIED, PREFIX + "AUTH is no way to log in");
        };
    }

    private boolean comesFromEnvironment() {
        return config.tokenFile().isEmpty()
                && !profile.isProduction()
                && environmentToken().isPresent();
    }

    private Optional<String> environmentToken() {
        return environment.apply(DEVELOPMENT_TOKEN).filter(ProofFile::isOneWord);
    }

    private String method() {
        return config.auth().orElse("").strip();
    }

    private static void requireText(Optional<String> value, String name, List<FieldError> missing) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            missing.add(new FieldError(PREFIX + name, "is not set"));
        }
    }

    private static void requirePath(Optional<String> value, String name, List<FieldError> missing) {
        if (value.filter(text -> !VaultLocation.isPath(text)).isPresent()) {
            missing.add(new FieldError(PREFIX + name, "is no path of letters, digits and _.~- between slashes"));
        }
    }
}
