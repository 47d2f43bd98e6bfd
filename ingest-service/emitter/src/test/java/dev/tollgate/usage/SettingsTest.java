package dev.tollgate.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.123456Z");

    @Test
    void the_defaults_are_those_of_the_readme() {
        assertThat(Limits.DEFAULTS)
                .isEqualTo(new Limits(
                        new Limits.Batch(1_000, 1_048_576),
                        Duration.ofSeconds(1),
                        new Limits.Queue(100_000, 67_108_864),
                        Duration.ofSeconds(30),
                        new Limits.Pause(Duration.ofMillis(200), Duration.ofSeconds(60))));
    }

    @Test
    void a_limit_out_of_its_range_is_refused_by_its_name() {
        EmitterBuilder builder = builder("https://tollgate.example");
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> builder.batch(0, 20_000)).hasMessage("batchEvents must be from 1 to 10000, not 0");
        assertThatThrownBy(() -> builder.batch(10_001, 20_000)).hasMessageStartingWith("batchEvents");
        assertThatThrownBy(() -> builder.batch(1, 16_385)).hasMessageStartingWith("batchBytes");
        assertThatThrownBy(() -> builder.batch(1, 10_485_761)).hasMessageStartingWith("batchBytes");
        assertThatThrownBy(() -> builder.queue(0, 1_000_000)).hasMessageStartingWith("queueEvents");
        assertThatThrownBy(() -> builder.queue(1, 32_767)).hasMessageStartingWith("queueBytes");
        assertThatThrownBy(() -> builder.flushInterval(Duration.ZERO)).hasMessageStartingWith("flushInterval");
        assertThatThrownBy(() -> builder.requestTimeout(Duration.ofDays(1))).hasMessageStartingWith("requestTimeout");
        assertThatThrownBy(() -> builder.backoff(Duration.ZERO, second)).hasMessageStartingWith("backoffMin");
        assertThatThrownBy(() -> builder.backoff(second, Duration.ofMillis(999)))
                .hasMessageStartingWith("backoffMax");
    }

    @ParameterizedTest
    @CsvSource({
        "https://tollgate.example,https://tollgate.example/v1/usage-events",
        "https://tollgate.example:8443/a/b/,https://tollgate.example:8443/a/b/v1/usage-events",
        "HTTPS://tollgate.example/a%20b,https://tollgate.example/a%20b/v1/usage-events",
        "http://localhost:8080,http://localhost:8080/v1/usage-events",
        "http://127.8.0.1/,http://127.8.0.1/v1/usage-events",
        "http://[::1]:8080,http://[::1]:8080/v1/usage-events"
    })
    void events_go_below_the_gateways_address(URI gateway, URI events) {
        assertThat(Endpoint.ofEvents(gateway, false)).isEqualTo(events);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tollgate.example",
                "http://127.0.0.1.example",
                "http://localhost.example",
                "http://10.0.0.1",
                "http://[::2]",
                "ftp://localhost",
                "tollgate.example",
                "/v1",
                "https:opaque",
                "https://user:secret@tollgate.example",
                "https://tollgate.example?secret",
                "https://tollgate.example#secret",
            })
    void any_other_address_is_refused_without_repeating_it(String gateway) {
        assertThatThrownBy(() -> builder(gateway).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("endpoint must ")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void plain_http_to_another_machine_has_to_be_allowed() {
        builder("http://tollgate.example").allowPlainHttp().build().close(Duration.ZERO);
        assertThatThrownBy(() -> builder("http://tollgate.example").build()).hasMessageContaining("https://");
    }

    @Test
    void a_client_that_follows_redirects_is_refused() {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatThrownBy(() -> builder("https://tollgate.example").httpClient(following))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirects");
    }

    @ParameterizedTest
    @CsvSource({
        "0,PT0S",
        " 17 ,PT17S",
        "9999999999,PT1H",
        "'Sat, 21 Nov 2026 09:00:10 GMT',PT9.876544S",
        "'Sat, 21 Nov 2026 08:00:00 GMT',PT0S",
        "'Fri, 31 Dec 9999 23:59:59 GMT',PT1H"
    })
    void retry_after_is_read_in_both_forms_and_bounded(String text, Duration wait) {
        assertThat(RetryAfter.read(text, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "1.5", "soon", "99999999999", "2026-11-21T09:00:00Z", "Sat, 99 Nov 2026 09:00:10 GMT"})
    void retry_after_in_any_other_form_is_as_if_absent(String text) {
        assertThat(RetryAfter.read(text, NOW)).isEmpty();
    }

    @Test
    void a_pause_is_between_half_and_all_of_its_bound_however_many_failures() {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(60), new Random(1));
        long[] most = {0, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 51_200, 60_000, 60_000};
        for (int failures = 1; failures < most.length; failures++) {
            long nanos = most[failures] * 1_000_000;
            assertThat(backoff.nanosAfter(failures)).isBetween(nanos / 2, nanos);
        }
        assertThat(backoff.nanosAfter(Integer.MAX_VALUE)).isBetween(30_000_000_000L, 60_000_000_000L);
    }

    @Test
    void ids_are_uuids_of_version_7_in_the_order_of_time() {
        Instant[] now = {NOW};
        EventIds ids = new EventIds(() -> now[0], new Random(1));
        String first = ids.next();
        UUID parsed = UUID.fromString(first);
        assertThat(parsed.version()).isEqualTo(7);
        assertThat(parsed.variant()).isEqualTo(2);
        assertThat(parsed.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(ids.next()).isNotEqualTo(first);
        now[0] = NOW.plusNanos(1_000);
        String later = ids.next();
        now[0] = NOW.plusMillis(1);
        assertThat(ids.next()).isGreaterThan(later);
        assertThat(later).isGreaterThan(first);
    }

    private static EmitterBuilder builder(String gateway) {
        return UsageEmitter.builder(URI.create(gateway), "/shop", () -> "k");
    }
}
