package dev.tollgate.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A credentials backend of each kind as the packaged service meets it, with one secret in it and its ways to fail. */
final class SecretStore implements AutoCloseable {
    private final Kind kind;
    private final Path folder;
    private final String json;
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").stubRequestLoggingDisabled(true));

    /** Which backend, by its name in {@code FICECAL_CREDENTIALS_BACKEND}. */
    enum Kind {
        VAULT,
        HTTP,
        FILE,
        ENV
    }

    /**
     * @param folder for what is mounted: secrets, and what the service proves itself with
     * @param json the secret's fields
     * @param proof what the service proves itself with
     */
    SecretStore(Kind kind, Path folder, String json, String proof) throws IOException {
        this.kind = kind;
        this.folder = Files.createDirectories(folder);
        this.json = json;
        Files.writeString(folder.resolve("proof"), proof);
        server.start();
    }

    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tollgate.credential.backend", kind.name().toLowerCase(java.util.Locale.ROOT));
        settings.put("tollgate.credential.openops-ref", "cred://billing/openops");
        settings.put("tollgate.credential.timeout", "PT1S");
        settings.put("tollgate.credential.first-pause", "PT0.001S");
        settings.put("tollgate.credential.longest-pause", "PT0.001S");
        switch (kind) {
            case VAULT -> {
                settings.put("tollgate.credential.resolver-endpoint", server.baseUrl());
                settings.put("tollgate.credential.references", "billing/openops=kv:finops/openops");
                settings.put("tollgate.credential.vault.auth", "token");
                settings.put(
                        "tollgate.credential.vault.token-file",
                        folder.resolve("proof").toString());
            }
            case HTTP -> {
                settings.put("tollgate.credential.resolver-endpoint", server.baseUrl() + "/resolve");
                settings.put("tollgate.credential.references", "billing/openops=finops/openops");
                settings.put(
                        "tollgate.credential.http.token-file",
                        folder.resolve("proof").toString());
            }
            case FILE -> {
                settings.put(
                        "tollgate.credential.resolver-endpoint", folder.toUri().toString());
                settings.put("tollgate.credential.references", "billing/openops=openops.json");
            }
            case ENV -> {
                settings.put("tollgate.credential.resolver-endpoint", "env");
                settings.put("tollgate.credential.references", "billing/openops=OPENOPS_SECRET");
                settings.put("quarkus.profile", "dev");
            }
        }
        return settings;
    }

    Map<String, String> environment() {
        return kind == Kind.ENV ? Map.of("OPENOPS_SECRET", json) : Map.of();
    }

    void holdTheSecret() {
        hold(json);
    }

    /** Every way in which this backend fails, by the reason that a run then fails with. */
    Map<String, Runnable> failures() {
        Map<String, Runnable> failures = new LinkedHashMap<>();
        if (kind == Kind.ENV) {
            return failures;
        }
        String broken = json.substring(0, json.length() - 1);
        failures.put("CREDENTIAL_MALFORMED", () -> holdRaw(broken));
        failures.put("CREDENTIAL_MALFORMED of a field that is no text", () -> hold("{\"tablesToken\":" + json + "}"));
        failures.put("CREDENTIAL_MALFORMED by a line break", () -> hold(json.replace("\",\"", "\\nx\",\"")));
        failures.put("CREDENTIAL_NOT_FOUND", this::holdNothing);
        if (kind == Kind.FILE) {
            return failures;
        }
        String errors = "{\"errors\":[\"{{request.headers.Authorization}} {{request.headers.X-Vault-Token}}\"]}";
        failures.put("CREDENTIAL_DENIED", () -> answer(echo(403, errors)));
        failures.put("CREDENTIALS_SEALED", () -> answer(echo(kind == Kind.VAULT ? 503 : 423, errors)));
        failures.put(
                "CREDENTIAL_EXPIRED",
                () -> answer(
                        kind == Kind.VAULT
                                ? echo(403, "{\"errors\":[\"permission denied\",\"invalid token\"]}")
                                : echo(410, errors)));
        failures.put("CREDENTIALS_TIMEOUT", () -> answer(okJson(wrapped(json)).withFixedDelay(3_000)));
        failures.put("CREDENTIALS_UNREACHABLE", () -> answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        failures.put(
                "CREDENTIAL_MALFORMED by a redirect",
                () -> answer(echo(307, errors)
                        .withHeader("Location", server.baseUrl() + "/{{request.headers.Authorization}}")));
        return failures;
    }

    private static ResponseDefinitionBuilder echo(int status, String body) {
        return aResponse().withStatus(status).withBody(body).withTransformers("response-template");
    }

    private void hold(String fields) {
        holdRaw(kind == Kind.FILE ? fields : wrapped(fields));
    }

    private void holdRaw(String text) {
        if (kind == Kind.FILE) {
            try {
                Files.writeString(folder.resolve("openops.json"), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            answer(okJson(text));
        }
    }

    private void holdNothing() {
        if (kind == Kind.FILE) {
            try {
                Files.delete(folder.resolve("openops.json"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            answer(aResponse().withStatus(404).withBody("{\"errors\":[]}"));
        }
    }

    private String wrapped(String fields) {
        return kind == Kind.VAULT ? """
                {"request_id":"1","lease_id":"","renewable":false,"lease_duration":0,"data":{"data":%s,"metadata":\
                {"created_time":"2026-11-01T00:00:00Z","custom_metadata":null,"deletion_time":"","destroyed":false,\
                "version":1}},"wrap_info":null,"warnings":null,"auth":null,"mount_type":"kv"}""".formatted(fields) : "{\"fields\":" + fields + "}";
    }

    private void answer(ResponseDefinitionBuilder answer) {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    @Override
    public void close() {
        server.stop();
    }
}
