package dev.tollgate.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.tollgate.kernel.house.PlantedSecret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A provider that gets as far as a stage, and from there on repeats in body and headers whatever it was sent: the nearest
 * way of a secret into a message or a log.
 */
abstract class EchoingProvider implements AutoCloseable {
    /** Everything that goes over the wire, as it came. */
    private static final String ALL = "{{{request.url}}} {{{request.body}}} {{{request.headers.Authorization}}}"
            + " {{{request.headers.X-Amz-Security-Token}}}";

    private final WireMockServer server = new WireMockServer(options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .stubRequestLoggingDisabled(true)
            .globalTemplating(true));
    private final List<PlantedSecret> echoed;

    /** @param echoed what is sent to it, and must have come back for the test to mean anything */
    EchoingProvider(List<PlantedSecret> echoed) {
        this.echoed = echoed;
        server.start();
    }

    abstract String id();

    /** Where it is and what is asked of it; all but the credential. */
    abstract Map<String, String> settings();

    /** How far it plays along, and with which secret, before it fails. */
    abstract List<Stage> stages();

    /** Whatever is planted, sent or not. */
    abstract List<PlantedSecret> planted();

    /** Those that its SDK keeps in memory, where nobody can make it forget them. */
    List<PlantedSecret> keptInMemory() {
        return List.of();
    }

    /**
     * @param secret the fields as JSON
     * @param playsAlong stubs what comes before it fails
     * @param checked the exit code of check-credentials when it says 403
     */
    record Stage(String name, String secret, Runnable playsAlong, int checked) {}

    WireMockServer server() {
        return server;
    }

    /** Plays along up to that stage and then answers everything so. */
    void fail(Stage stage, ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(answer));
        stage.playsAlong().run();
    }

    /** Each way to fail, by the reason that a run then fails with and a word that tells the ways of one reason apart. */
    Map<String, ResponseDefinitionBuilder> failures() {
        Map<String, ResponseDefinitionBuilder> failures = new LinkedHashMap<>();
        failures.put("CREDENTIAL_REFUSED 401", echo(401));
        failures.put("PROVIDER_THROTTLED 429", echo(429));
        failures.put("PROVIDER_ERROR 500", echo(500));
        failures.put("BAD_ANSWER 200", echo(200));
        failures.put("BAD_ANSWER 307", echo(307));
        failures.put("ANSWER_CUT_OFF reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        failures.put("CREDENTIAL_REFUSED 403", echo(403));
        return failures;
    }

    /** Throws away what it has served so far, once it is sure that the secrets were in it. */
    void mustHaveEchoed() {
        StringBuilder served = new StringBuilder();
        server.getAllServeEvents()
                .forEach(event -> served.append(event.getResponse().getBodyAsString()));
        echoed.forEach(secret -> assertThat(secret.foundIn(served.toString()))
                .as("%s was sent and came back", secret.text())
                .isNotEmpty());
    }

    private ResponseDefinitionBuilder echo(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("X-Echo", ALL)
                .withHeader("x-ms-error-code", ALL)
                .withHeader("x-amzn-ErrorType", ALL)
                .withHeader("WWW-Authenticate", "Bearer error=\"" + ALL + "\"")
                .withHeader("Location", server.baseUrl() + "/{{{request.headers.Authorization}}}")
                .withBody("{\"error\":{\"code\":\"" + ALL + "\"},\"__type\":\"" + ALL + "\"}");
    }

    @Override
    public void close() {
        server.stop();
    }
}
