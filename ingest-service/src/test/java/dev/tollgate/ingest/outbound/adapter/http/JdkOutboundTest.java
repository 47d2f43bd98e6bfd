package dev.tollgate.ingest.outbound.adapter.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.OutboundFailure;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.kernel.house.SeededIdentifiers;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls over real connections, to a server that misbehaves in each way that servers do. */
class JdkOutboundTest {
    private static final String SECRET = "Bearer planted-5b1f";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void an_answer_comes_back_with_status_headers_and_body() {
        answer(aResponse().withStatus(201).withHeader("X-Page", "2").withBody("hello"));
        Answer answer = outbound().send(get());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("x-pAGE")).contains("2");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(answer).hasToString("status 201");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void what_may_pass_is_tried_again_and_retry_after_is_obeyed(int status) {
        SERVER.stubFor(WireMock.get(anyUrl())
                .inScenario("passing")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "3"))
                .willSetStateTo("over"));
        SERVER.stubFor(WireMock.get(anyUrl())
                .inScenario("passing")
                .whenScenarioStateIs("over")
                .willReturn(aResponse().withBody("now")));
        assertThat(outbound().send(get()).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("now");
        assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void tries_are_counted_and_the_last_answer_is_told() {
        answer(aResponse().withStatus(503));
        assertThat(outbound().send(get()).status()).isEqualTo(503);
        SERVER.verify(4, getRequestedFor(anyUrl()));
        assertThat(pauses).hasSize(3).allMatch(pause -> pause.compareTo(Duration.ofMillis(800)) <= 0);
    }

    @Test
    void a_wait_longer_than_the_longest_is_not_waited_for() {
        answer(aResponse().withStatus(429).withHeader("Retry-After", "3600"));
        assertThat(outbound().send(get()).status()).isEqualTo(429);
        SERVER.verify(1, getRequestedFor(anyUrl()));
        assertThat(pauses).isEmpty();
    }

    @Test
    void what_may_not_be_repeated_is_sent_once() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503)));
        byte[] body = {1, 2, 3};
        Call call = new Call("POST", uri("/"), Map.of(), body, false, 100);
        assertThat(outbound().send(call).status()).isEqualTo(503);
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void no_redirect_is_followed() {
        answer(aResponse().withStatus(307).withHeader("Location", "http://169.254.169.254/latest/meta-data"));
        assertThat(outbound().send(get()).status()).isEqualTo(307);
    }

    @Test
    void an_answer_with_too_many_bytes_is_refused_and_not_asked_for_again() {
        answer(aResponse().withBody("x".repeat(101)));
        assertRefused(OutboundFailure.TOO_LARGE);
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECTION_RESET_BY_PEER",
                "EMPTY_RESPONSE",
                "MALFORMED_RESPONSE_CHUNK",
                "RANDOM_DATA_THEN_CLOSE"
            })
    void an_answer_that_is_cut_off_each_time_is_told_as_such(String fault) {
        answer(aResponse().withFault(Fault.valueOf(fault)));
        assertRefused(OutboundFailure.CUT_OFF);
        assertThat(pauses).hasSize(3);
    }

    @Test
    void a_body_that_trickles_past_the_time_it_may_take_is_a_timeout() {
        answer(aResponse().withBody("slow").withChunkedDribbleDelay(2, 3_000));
        assertRefused(OutboundFailure.TIMEOUT);
    }

    @Test
    void nobody_listens_is_unreachable() {
        Call call = Call.get(URI.create("http://127.0.0.1:1/"), Map.of("Authorization", SECRET), 100);
        assertThatThrownBy(() -> outbound().send(call)).isInstanceOfSatisfying(OutboundRefused.class, refused -> {
            assertThat(refused.failure()).isEqualTo(OutboundFailure.UNREACHABLE);
            assertThat(refused).hasNoCause();
        });
    }

    @Test
    void a_host_that_is_not_allowed_is_never_called() {
        Call call = Call.get(URI.create("http://localhost:" + SERVER.getPort() + "/"), Map.of(), 100);
        assertThatThrownBy(() -> outbound().send(call))
                .isInstanceOfSatisfying(OutboundRefused.class, refused -> assertThat(refused.failure())
                        .isEqualTo(OutboundFailure.HOST_REFUSED));
        SERVER.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void secrets_stay_put_neither_a_call_nor_a_refusal_shows_what_was_sent() {
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(get().toString()).isEqualTo("GET 127.0.0.1");
        assertThatThrownBy(() -> outbound().send(get()))
                .hasNoCause()
                .extracting(Throwable::toString)
                .asString()
                .doesNotContain("planted");
    }

    @Test
    void secrets_stay_put_a_token_that_no_header_can_have_is_refused_without_being_repeated() {
        Call call = Call.get(uri("/"), Map.of("Authorization", SECRET + "\n"), 100);
        assertThatThrownBy(() -> outbound().send(call)).isInstanceOfSatisfying(OutboundRefused.class, refused -> {
            assertThat(refused.failure()).isEqualTo(OutboundFailure.UNSENDABLE);
            assertThat(refused).hasNoCause();
            assertThat(refused.toString()).doesNotContain("planted");
        });
    }

    private void assertRefused(OutboundFailure failure) {
        assertThatThrownBy(() -> outbound().send(get()))
                .isInstanceOfSatisfying(OutboundRefused.class, refused -> assertThat(refused.failure())
                        .isEqualTo(failure));
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(WireMock.get(anyUrl()).willReturn(answer));
    }

    private static Call get() {
        return Call.get(uri("/page"), Map.of("Authorization", SECRET), 100);
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + SERVER.getPort() + path);
    }

    private JdkOutbound outbound() {
        OutboundConfig config = new SmallRyeConfigBuilder()
                .withMapping(OutboundConfig.class)
                .withDefaultValue("tollgate.outbound.answer-timeout", "PT1S")
                .build()
                .getConfigMapping(OutboundConfig.class);
        return new JdkOutbound(
                AllowedHosts.only("127.0.0.1"),
                config,
                InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")),
                new SeededIdentifiers(7),
                pauses::add);
    }
}
