package dev.tollgate.reconcile.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.reconcile.total.Bills;
import dev.tollgate.reconcile.total.Limits;
import dev.tollgate.reconcile.total.LimitsRefused;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits file (B5): what is shipped, what may be written, and what is refused with its path. */
class LimitsReadingTest {
    private static final String AWS = "\"aws\": { \"varianceThresholdPct\": 0.5,";
    private final JsonDocuments documents = new JsonDocuments();

    @Test
    void the_shipped_limits_ask_half_a_per_cent_of_all_four_and_obey_the_published_schema() {
        Limits limits = documents.limits(Bills.SHIPPED_LIMITS);

        assertThat(limits.maxReportAge()).isEqualTo(Duration.ofHours(24));
        assertThat(limits.maxSkew()).isEqualTo(Duration.ofHours(48));
        assertThat(limits.maxQuarantinedRows()).isZero();
        for (ProviderId provider : ProviderId.tierOne()) {
            assertThat(limits.of(provider).variancePct()).isEqualByComparingTo("0.5");
            assertThat(limits.of(provider).absolute()).isEqualByComparingTo("0");
            assertThat(limits.of(provider).required()).isTrue();
            assertThat(limits.of(provider).settling()).isEqualTo(Duration.ofHours(72));
        }
        assertThat(schema().validate(Bills.SHIPPED_LIMITS, InputFormat.JSON)).isEmpty();
    }

    @Test
    void money_is_exact_a_number_is_the_decimal_of_its_text_and_so_is_a_string() {
        Bills bills = new Bills()
                .limits(
                        AWS + " \"varianceThresholdAbsolute\": \"0\"",
                        "\"aws\": { \"varianceThresholdPct\": \"0.12345678\", \"varianceThresholdAbsolute\":"
                                + " 0.1000000000000000055511151231257827021181");
        Limits.ProviderLimits aws = documents.limits(bills.limits).of(ProviderId.AWS);
        assertThat(aws.variancePct()).isEqualByComparingTo("0.12345678");
        assertThat(aws.absolute()).isEqualByComparingTo("0.1000000000000000055511151231257827021181");
        assertThat(schema().validate(bills.limits, InputFormat.JSON)).isEmpty();
    }

    @Test
    void what_only_the_smoke_reads_is_accepted_and_checked_here_too() {
        Bills bills = new Bills()
                .limits(
                        AWS,
                        AWS + " \"fixtureBaseline\": {\"providerTotal\": 123.45, \"canonicalTotal\": \"122.91\","
                                + " \"currency\": \"USD\"}, \"timeoutSeconds\": 60, \"passEnvironment\": [\"AWS_REGION\"],");
        assertThat(documents.limits(bills.limits).version()).isEqualTo(1);
        assertThat(schema().validate(bills.limits, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest(name = "{2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": 1 | \"version\": 2 | version | must be 1, the only version there is",
                "\"version\": 1, | '' | version | is missing",
                "\"maxReportAgeHours\": 24, | '' | maxReportAgeHours | is missing",
                "\"maxReportAgeHours\": 24 | \"maxReportAgeHours\": \"24\" | maxReportAgeHours | must be a whole number",
                "\"maxReportAgeHours\": 24 | \"maxReportAgeHours\": 1.5 | maxReportAgeHours | must be a whole number",
                "\"maxSkewHours\": 48 | \"maxSkewHours\": 9999999 | maxSkewHours | must be at most 8784 hours",
                "\"maxSkewHours\" | \"maxSkewHour\" | maxSkewHour | is not a known key; known are $schema, maxQuarantinedRows, maxReportAgeHours, maxSkewHours, providers, version",
                "\"maxQuarantinedRows\": 0 | \"maxQuarantinedRows\": -1 | maxQuarantinedRows | must be a whole number from 0 to 9007199254740992",
                "\"aws\" | \"amazon\" | providers.amazon | is not a known key; known are aws, azure, gcp, openops",
                "\"varianceThresholdPct\": 0.5 | \"varianceThresholdPct\": -0.5 | providers.openops.varianceThresholdPct | must not be negative",
                "\"varianceThresholdPct\": 0.5 | \"varianceThresholdPct\": 101 | providers.openops.varianceThresholdPct | must be at most 100",
                "\"varianceThresholdPct\": 0.5 | \"varianceThresholdPct\": true | providers.openops.varianceThresholdPct | must be a decimal number",
                "\"varianceThresholdPct\": 0.5 | \"varianceThresholdPct\": \"half\" | providers.openops.varianceThresholdPct | must be a decimal number that can be held exactly",
                "\"varianceThresholdPct\": 0.5 | \"varianceThresholdPct\": 1e-9 | providers.openops.varianceThresholdPct | must have at most 8 decimals",
                "\"varianceThresholdPct\": 0.5 | \"varianceThresholdPct\": 1e999999999 | providers.openops.varianceThresholdPct | has more digits than can be held exactly",
                "\"varianceThresholdPct\": 0.5, | '' | providers.openops.varianceThresholdPct | is missing",
                "\"required\": true | \"required\": \"true\" | providers.openops.required | must be true or false",
                "\"required\": true | \"required\": null | providers.openops.required | must be true or false",
                "\"required\": true | \"requierd\": true | providers.openops.requierd | is not a known key; known are fixtureBaseline, passEnvironment, required, settlingHours, timeoutSeconds, varianceThresholdAbsolute, varianceThresholdPct",
                "\"required\": true | \"timeoutSeconds\": 0 | providers.openops.timeoutSeconds | must be from 1 to 3600",
                "\"required\": true | \"passEnvironment\": [\"A B\"] | providers.openops.passEnvironment[0] | is no name of an environment variable",
                "\"required\": true | \"fixtureBaseline\": {} | providers.openops.fixtureBaseline.providerTotal | is missing",
            })
    void a_mistake_is_refused_with_the_path_of_the_wrong_key(String from, String to, String path, String mistake) {
        if (!Bills.SHIPPED_LIMITS.contains(from)) {
            throw new AssertionError("the shipped limits do not hold " + from);
        }
        String text = Bills.SHIPPED_LIMITS.replaceFirst(
                java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
        assertThatThrownBy(() -> documents.limits(text))
                .isInstanceOfSatisfying(
                        LimitsRefused.class, e -> assertThat(e.path()).isEqualTo(path))
                .hasMessage(path + " " + mistake);
    }

    @Test
    void missing_is_not_good_limits_that_require_nobody_prove_nothing_and_are_refused() {
        String text = Bills.SHIPPED_LIMITS.replace("\"required\": true", "\"required\": false");
        assertThatThrownBy(() -> documents.limits(text))
                .hasMessage("providers must have at least one that is required: where nothing is, nothing is proven");
    }

    @Test
    void missing_is_not_good_a_tier_1_provider_that_is_left_out_is_refused() {
        String text = Bills.SHIPPED_LIMITS.replaceFirst("(?m)^.*\"azure\".*$\n", "");
        assertThatThrownBy(() -> documents.limits(text)).hasMessage("providers.azure is missing");
    }

    @Test
    void a_key_that_stands_there_twice_and_a_text_that_is_no_json_are_refused_with_their_place() {
        String twice = Bills.SHIPPED_LIMITS.replace("\"version\": 1", "\"version\": 1, \"version\": 1");
        assertThatThrownBy(() -> documents.limits(twice))
                .hasMessageStartingWith("the limits file is not a JSON text (line 2");
        assertThatThrownBy(() -> documents.limits("")).hasMessage("the limits file must be an object");
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Bills.read(Path.of("src/main/resources/schemas/billing-live-smoke.config.json")));
    }
}
