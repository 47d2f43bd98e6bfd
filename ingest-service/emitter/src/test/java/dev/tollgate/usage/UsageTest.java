package dev.tollgate.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private static final Instant TIME = Instant.parse("2026-11-21T09:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"a", "9", "acme.eu_1:x/y@z-1", "Z"})
    void a_name_that_the_contract_allows_is_taken(String name) {
        assertThat(usage(name, BigDecimal.ONE).withSubscription(name).subscription())
                .contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", ".a", "a b", "ä", "a\n", "a\u0000", "a\"", "a\ud800"})
    void any_other_name_is_refused_by_its_field(String name) {
        refused(() -> Usage.of(name, "p", "m", BigDecimal.ONE, TIME), "tenant must be 1 to 100 of");
        refused(() -> Usage.of("t", name, "m", BigDecimal.ONE, TIME), "product must be 1 to 100 of");
        refused(() -> Usage.of("t", "p", name, BigDecimal.ONE, TIME), "meter must be 1 to 100 of");
        refused(() -> usage("t", BigDecimal.ONE).withSubscription(name), "subscription must be 1 to 100 of");
    }

    @Test
    void a_name_has_a_hundred_characters_at_most() {
        assertThat(usage("a".repeat(100), BigDecimal.ONE).tenant()).hasSize(100);
        refused(() -> usage("a".repeat(101), BigDecimal.ONE), "tenant must be");
    }

    @ParameterizedTest
    @CsvSource({
        "1.00,1",
        "-0.50,-0.5",
        "0E-1000,0",
        "0E+1000,0",
        "1.2E+3,1200",
        "999999999999999999999999999999,999999999999999999999999999999",
        "1E+29,100000000000000000000000000000",
        "0.0000000000000000000000000000000000000001,0.0000000000000000000000000000000000000001",
        "1E-40,0.0000000000000000000000000000000000000001"
    })
    void a_quantity_is_kept_exactly(BigDecimal quantity, String written) {
        assertThat(usage("t", quantity).quantity().toPlainString()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E+30",
                "-1E+30",
                "1E-41",
                "1E+2147483647",
                "1E-2147483647",
                "0.00000000000000000000000000000000000000001"
            })
    void a_quantity_of_too_many_digits_is_refused_and_not_rounded(String quantity) {
        refused(() -> usage("t", new BigDecimal(quantity)), "quantity must have at most 30 digits");
    }

    @Test
    void a_quantity_of_a_million_digits_is_refused_before_anything_is_done_with_it() {
        BigDecimal huge = new BigDecimal(BigInteger.ONE.shiftLeft(3_000_000));
        refused(() -> usage("t", huge), "quantity must have at most 30 digits");
    }

    @Test
    void time_is_cut_to_the_microsecond_before_and_after_1970() {
        assertThat(at("2026-11-21T09:00:00.123456789Z")).isEqualTo("2026-11-21T09:00:00.123456Z");
        assertThat(at("1969-12-31T23:59:59.999999999Z")).isEqualTo("1969-12-31T23:59:59.999999Z");
        refused(() -> Usage.of("t", "p", "m", BigDecimal.ONE, Instant.MAX), "time must be in the years 0 to 9999");
        refused(() -> Usage.of("t", "p", "m", BigDecimal.ONE, Instant.MIN), "time must be in the years 0 to 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\n", "a\u0085", "a\u007f", "\ud800", "a\udc00b"})
    void an_id_that_is_no_text_is_refused_at_emit(String id) {
        try (UsageEmitter emitter = UsageEmitter.builder(URI.create("http://127.0.0.1:1"), "/s", () -> "k")
                .build()) {
            refused(() -> emitter.emit(id, usage("t", BigDecimal.ONE)), "id ");
            refused(() -> emitter.emit("a".repeat(201), usage("t", BigDecimal.ONE)), "id must have 1 to 200");
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(0, 0, 0, 0, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "%zz", "a\n", "/k\u00f6ln", "/\u20ac"})
    void a_source_that_is_no_uri_reference_is_refused(String source) {
        refused(
                () -> UsageEmitter.builder(URI.create("http://localhost"), source, () -> "k")
                        .build(),
                "source ");
    }

    private static String at(String time) {
        return Usage.of("t", "p", "m", BigDecimal.ONE, Instant.parse(time))
                .time()
                .toString();
    }

    private static Usage usage(String tenant, BigDecimal quantity) {
        return Usage.of(tenant, "p", "m", quantity, TIME);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }
}
