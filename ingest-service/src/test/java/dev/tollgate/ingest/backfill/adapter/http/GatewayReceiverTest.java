package dev.tollgate.ingest.backfill.adapter.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.tollgate.ingest.backfill.EventAnswer;
import dev.tollgate.ingest.backfill.EventAnswer.Status;
import dev.tollgate.ingest.backfill.EventReceiver.Reply;
import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.adapter.time.Machine;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayReceiverTest {
    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
    }

    @Test
    void events_are_sent_as_lines_with_every_digit_marked_as_a_backfill_and_with_the_key() {
        answer(200, results("accepted", "duplicate"));
        UsageEvent bare = new UsageEvent(
                new EventKey("acme", "/a?b=\u00e4", "\"1\""),
                "api",
                "requests",
                Optional.empty(),
                new BigDecimal("1E+2"),
                Instant.parse("2026-10-05T09:00:00Z"));
        assertThat(send(event("0"), bare)).isEqualTo(answered(Status.ACCEPTED, Status.DUPLICATE));
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/below/v1/usage-events?origin=backfill"))
                        .withHeader("Authorization", equalTo("Bearer tgk_1_planted"))
                        .withHeader("Content-Type", equalTo("application/x-ndjson"))
                        .withRequestBody(equalTo("""
                                {"specversion":"1.0","id":"0","source":"/shop","type":"dev.tollgate.usage.v1",\
                                "time":"2026-10-05T09:00:00.000001Z","data":{"tenant":"acme","product":"api",\
                                "meter":"requests","quantity":"0.00000000000000000000000000000000000001",\
                                "subscription":"sub-7"}}
                                {"specversion":"1.0","id":"\\"1\\"","source":"/a?b=\u00e4","type":"dev.tollgate.usage.v1",\
                                "time":"2026-10-05T09:00:00Z","data":{"tenant":"acme","product":"api",\
                                "meter":"requests","quantity":"100"}}""")));
    }

    @Test
    void every_status_of_an_event_and_what_is_wrong_with_it_is_read() {
        answer(207, """
                {"results":[{"index":0,"source":"/shop","id":"0","status":"conflict"},
                {"index":1,"status":"rejected","errors":[{"field":"time","message":"is too\\u001b old"}]},
                {"index":2,"source":"/shop","id":"2","status":"refused"}]}""", "Retry-After", "9");
        assertThat(send(event("0"), event("1"), event("2")))
                .isEqualTo(new Reply.Answered(
                        List.of(
                                new EventAnswer(Status.CONFLICT, List.of()),
                                new EventAnswer(Status.REJECTED, List.of(new FieldError("time", "is too? old"))),
                                new EventAnswer(Status.REFUSED, List.of())),
                        Optional.of(Duration.ofSeconds(9))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "[]",
                "{\"accepted\":2}",
                "{\"results\":[]}",
                "{\"results\":[{\"index\":0,\"status\":\"accepted\"}]}",
                "{\"results\":[{\"index\":1,\"status\":\"accepted\"},{\"index\":0,\"status\":\"accepted\"}]}",
                "{\"results\":[{\"index\":0,\"status\":\"accepted\"},{\"index\":0,\"status\":\"accepted\"}]}",
                "{\"results\":[{\"index\":0,\"status\":\"accepted\"},{\"index\":1,\"status\":\"stored\"}]}",
                "{\"results\":[{\"index\":0,\"status\":\"accepted\"},{\"index\":1}]}",
                "{\"results\":[{\"index\":0,\"status\":\"accepted\"},{\"index\":1,\"id\":\"7\",\"status\":\"accepted\"}]}",
                "{\"results\":[{\"index\":0,\"status\":\"accepted\"},{\"index\":1,\"status\":\"accepted\"},{\"index\":2,\"status\":\"accepted\"}]}"
            })
    void missing_is_not_good_an_answer_that_does_not_name_each_event_once_is_no_success(String body) {
        answer(200, body);
        assertThat(send(event("0"), event("1")))
                .isEqualTo(new Reply.Later(
                        "the server's answer does not name each event once, in order", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void a_status_that_passes_is_tried_later_and_not_before_the_server_says(int status) {
        answer(status, "", "Retry-After", "Sat, 21 Nov 2026 12:00:05 GMT");
        assertThat(send(event("0"), event("1")))
                .isEqualTo(new Reply.Later("the server answered " + status, Optional.of(Duration.ofSeconds(5))));
    }

    @ParameterizedTest
    @CsvSource({
        "400, the server answered 400",
        "404, the server answered 404",
        "409, the server answered 409",
        "413, the server answered 413",
        "204, the server answered 204",
        "307, the server answered 307; a redirect is not followed: name the server itself"
    })
    void a_status_that_stays_ends_it_and_no_redirect_is_followed(int status, String why) {
        answer(status, "", "Location", "/elsewhere");
        assertThat(send(event("0"), event("1"))).isEqualTo(new Reply.Hopeless(why));
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void a_key_that_is_unknown_or_may_not_is_said_so_without_the_key() {
        answer(401, "{\"detail\":\"tgk_1_planted\"}");
        assertThat(send(event("0"))).isEqualTo(new Reply.Denied("the server does not know the API key (401)"));
        answer(403, "");
        assertThat(send(event("0"))).isEqualTo(new Reply.Denied("the API key may not send usage events (403)"));
    }

    @Test
    void the_only_event_of_a_request_has_its_answer_in_the_status() {
        answer(409, "{\"results\":[{\"index\":0,\"source\":\"/shop\",\"id\":\"0\",\"status\":\"conflict\"}]}");
        assertThat(send(event("0"))).isEqualTo(answered(Status.CONFLICT));
        answer(409, "{}");
        assertThat(send(event("0"))).isEqualTo(answered(Status.CONFLICT));
        answer(400, "{\"errors\":[{\"field\":\"time\",\"message\":\"is too old\"}]}");
        assertThat(send(event("0")))
                .isEqualTo(new Reply.Answered(
                        List.of(new EventAnswer(Status.REJECTED, List.of(new FieldError("time", "is too old")))),
                        Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE", "MALFORMED_RESPONSE_CHUNK"
            })
    void a_connection_that_breaks_leaves_the_outcome_unknown(Fault fault) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        assertThat(send(event("0"))).isEqualTo(new Reply.Later("the answer was cut off", Optional.empty()));
    }

    private static UsageEvent event(String id) {
        return new UsageEvent(
                new EventKey("acme", "/shop", id),
                "api",
                "requests",
                Optional.of("sub-7"),
                new BigDecimal("0.00000000000000000000000000000000000001"),
                Instant.parse("2026-10-05T09:00:00.000001Z"));
    }

    private static Reply send(UsageEvent... events) {
        OutboundConfig config = new SmallRyeConfigBuilder()
                .withMapping(OutboundConfig.class)
                .build()
                .getConfigMapping(OutboundConfig.class);
        return EventReceivers.gateway(
                        URI.create("http://127.0.0.1:" + SERVER.port() + "/below/"),
                        "tgk_1_planted",
                        HttpOutbound.calling(AllowedHosts.only("127.0.0.1"), config, Machine.real()),
                        NOON)
                .send(List.of(events));
    }

    private static Reply answered(Status... statuses) {
        return new Reply.Answered(
                List.of(statuses).stream()
                        .map(status -> new EventAnswer(status, List.of()))
                        .toList(),
                Optional.empty());
    }

    private static String results(String... statuses) {
        StringBuilder results = new StringBuilder();
        for (int i = 0; i < statuses.length; i++) {
            results.append(i == 0 ? "" : ",").append("{\"index\":%d,\"status\":\"%s\"}".formatted(i, statuses[i]));
        }
        return "{\"results\":[" + results + "]}";
    }

    private static void answer(int status, String body, String... headers) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(status).withBody(body);
        for (int i = 0; i < headers.length; i += 2) {
            answer.withHeader(headers[i], headers[i + 1]);
        }
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }
}
