package dev.tollgate.ingest.provider.adapter.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.ingest.provider.Planted;
import dev.tollgate.kernel.BillingPeriod;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azure answers with what was sent to it, in every way that fails; nothing of it is told, and the SDK logs none of it. */
class PlantedSecretTest {
    private static final String SECRET = "planted7Qx9SecretValue";
    private static final String TOKEN = "planted7Qx9AccessToken";
    private static final String SIGNATURE = "planted7Qx9Signature";
    private static final String SAS = "sv=2024-11-04&sp=rl&sig=" + SIGNATURE;

    private static final Planted PLANTED = new Planted(List.of(SECRET, TOKEN, SIGNATURE));
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");

    @TempDir
    private Path folder;

    private final StubbedAzure azure = StubbedAzure.start();
    private final Written written = new Written();
    private final Logger sdk = Logger.getLogger("com.azure");

    @BeforeEach
    void listen() {
        sdk.setLevel(Level.ALL);
        sdk.addHandler(written);
    }

    @AfterEach
    void stop() {
        sdk.removeHandler(written);
        sdk.setLevel(null);
        azure.close();
    }

    @Test
    void a_secret_that_azure_echoes_is_in_no_exception_and_in_no_log_of_the_sdk() {
        for (int status : List.of(200, 206, 302, 400, 401, 403, 404, 412, 503)) {
            fails(aResponse()
                    .withStatus(status)
                    .withHeader("x-ms-error-code", SECRET + SIGNATURE + TOKEN + "é")
                    .withHeader("WWW-Authenticate", "Bearer error=\"" + TOKEN + "\"")
                    .withHeader("Retry-After", "0")
                    .withHeader("Location", "/" + SIGNATURE)
                    .withBody("{\"error\":{\"code\":\"" + SECRET + " " + TOKEN + " " + SIGNATURE + "\"}}"));
            fails(aResponse()
                    .withStatus(status)
                    .withHeader("x-ms-error-code", SECRET)
                    .withHeader("Retry-After", "0")
                    .withBody("{\"error\":{\"code\":\"" + SECRET + "\"}}"));
            fails(aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/xml")
                    .withBody("<Error><Code>AuthenticationFailed</Code><Message>" + SECRET + TOKEN + SIGNATURE
                            + "</Message></Error>"));
        }
        for (Fault fault : Fault.values()) {
            fails(aResponse().withFault(fault));
        }
        assertThat(written.text).contains("is no list of blobs");
        PLANTED.areNowhereIn(written.text.toString());
    }

    private void fails(ResponseDefinitionBuilder answer) {
        azure.server().resetAll();
        azure.server().stubFor(any(anyUrl()).willReturn(answer));
        refuses(azure.asked().withClient(SECRET));
        refuses(azure.asked().with(Map.of("sasToken", SAS)));
        azure.server()
                .stubFor(post(urlPathEqualTo(StubbedAzure.TOKENS))
                        .willReturn(aResponse()
                                .withBody("{\"token_type\":\"Bearer\",\"access_token\":\"" + TOKEN + "\"}")));
        refuses(azure.asked().withClient(SECRET));
        azure.server().stubFor(StubbedAzure.lists().willReturn(StubbedAzure.list(BlobFaultsTest.FILE)));
        refuses(azure.asked().with(Map.of("sasToken", SAS)), provider -> provider.copyExport(SEPTEMBER, landing()));
    }

    private LandedFolder landing() {
        return new LandedFolder(folder);
    }

    private void refuses(TestedAzure asked) {
        refuses(asked, provider -> provider.copyExport(SEPTEMBER, landing()));
        refuses(asked, provider -> provider.statement(SEPTEMBER));
        refuses(asked, BillingProvider::check);
    }

    private static void refuses(TestedAzure asked, Consumer<BillingProvider> call) {
        BillingProvider provider = asked.provider();
        PLANTED.areNowhereIn(provider.toString());
        PLANTED.refusalOf(() -> call.accept(provider));
    }

    private static final class Written extends Handler {
        private final StringBuffer text = new StringBuffer();

        @Override
        public void publish(LogRecord record) {
            text.append(record.getMessage()).append('\n');
            if (record.getParameters() != null) {
                text.append(List.of(record.getParameters())).append('\n');
            }
            if (record.getThrown() != null) {
                StringWriter thrown = new StringWriter();
                record.getThrown().printStackTrace(new PrintWriter(thrown, true));
                text.append(thrown);
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
