package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What live ingest lacks, read from the configuration as the service reads it. */
class LiveReadinessTest {
    private static final String SOME_VAULT = "https://vault.example:8200";

    @TempDir
    Path folder;

    @Test
    void everything_that_is_missing_is_named_at_once_and_an_empty_value_is_missing() {
        assertThat(LiveReadiness.missingFor(
                        ProviderId.GCP,
                        Configured.with(Map.of("FICECAL_GCP_CREDENTIAL_REF", ""))
                                .config()))
                .extracting(FieldError::field)
                .containsExactly(
                        "FICECAL_CREDENTIALS_BACKEND",
                        "FICECAL_SECRET_RESOLVER_ENDPOINT",
                        "FICECAL_GCP_CREDENTIAL_REF");
    }

    @Test
    void nothing_is_missing_when_the_variables_are_there_letter_by_letter() {
        for (ProviderId provider : ProviderId.tierOne()) {
            Map<String, String> environment = Map.of(
                    "FICECAL_CREDENTIALS_BACKEND",
                    "vault",
                    "FICECAL_SECRET_RESOLVER_ENDPOINT",
                    "http://127.0.0.1:8200",
                    "FICECAL_" + provider.name() + "_CREDENTIAL_REF",
                    "cred://billing/" + provider);
            assertThat(LiveReadiness.missingFor(
                            provider, Configured.with(environment).config()))
                    .isEmpty();
        }
    }

    @Test
    void secrets_stay_put_a_value_that_is_no_reference_is_refused_without_being_repeated() {
        var missing = LiveReadiness.missingFor(
                ProviderId.AWS,
                Configured.with(Map.of(
                                "FICECAL_CREDENTIALS_BACKEND", PlantedValue.VALUE,
                                "FICECAL_SECRET_RESOLVER_ENDPOINT", "http://127.0.0.1:8200",
                                "FICECAL_AWS_CREDENTIAL_REF", PlantedValue.VALUE))
                        .config());
        assertThat(missing).hasSize(2);
        PlantedValue.isNowhereIn(missing.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cred://", "cred:// key", "cred://a b", "cred://a\tb", "cred://a\u0001", "cred://schlüssel"})
    void a_reference_is_visible_ascii_and_nothing_else(String value) {
        assertThat(missing(Configured.with("vault", SOME_VAULT, "kv:a").and("FICECAL_AWS_CREDENTIAL_REF", value)))
                .contains("FICECAL_AWS_CREDENTIAL_REF is not a reference; a reference is cred:// and a key, at most 200"
                        + " visible ASCII characters");
    }

    @Test
    void a_reference_has_at_most_200_characters() {
        String longest = "cred://" + "a".repeat(193);
        assertThat(References.isReference(longest)).isTrue();
        assertThat(References.isReference(longest + "a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vault.example:8200",
                "ftp://vault.example",
                "https://reader:pl4nted@vault.example",
                "https://vault.example?token=pl4nted",
                "https://",
                "file:///secrets",
                "no address"
            })
    void an_endpoint_that_is_no_address_of_a_vault_or_resolver_is_named_and_not_repeated(String endpoint) {
        for (String backend : List.of("vault", "http")) {
            assertThat(missing(Configured.with(backend, endpoint, "kv:a")))
                    .contains("FICECAL_SECRET_RESOLVER_ENDPOINT is no http(s) URL, or has a user, a query or a"
                            + " fragment in it")
                    .noneMatch(line -> line.contains("pl4nted"));
        }
    }

    @Test
    void without_tls_only_this_machine_is_asked_or_any_host_by_an_explicit_switch() {
        Configured plain = Configured.with("vault", "http://vault.example:8200", "kv:a");
        assertThat(missing(plain)).anyMatch(line -> line.startsWith("FICECAL_SECRET_RESOLVER_ENDPOINT has no TLS"));
        assertThat(missing(plain.and("TOLLGATE_CREDENTIAL_ALLOW_PLAIN_HTTP", "true")))
                .noneMatch(line -> line.startsWith("FICECAL_SECRET_RESOLVER_ENDPOINT"));
        for (String host : List.of("localhost", "127.0.0.1", "[::1]")) {
            assertThat(missing(Configured.with("vault", "http://" + host + ":8200", "kv:a")))
                    .noneMatch(line -> line.startsWith("FICECAL_SECRET_RESOLVER_ENDPOINT"));
        }
        assertThat(missing(Configured.with("vault", "http://127.0.0.1.example", "kv:a")))
                .anyMatch(line -> line.startsWith("FICECAL_SECRET_RESOLVER_ENDPOINT has no TLS"));
    }

    @Test
    void a_reference_that_the_mapping_does_not_have_is_named() {
        Configured unmapped = Configured.with("file", folder.toUri().toString(), "aws");
        assertThat(missing(unmapped.and("TOLLGATE_CREDENTIAL_REFERENCES", "billing/gcp=gcp")))
                .containsExactly(
                        "TOLLGATE_CREDENTIAL_REFERENCES has no entry for the reference of FICECAL_AWS_CREDENTIAL_REF");
        assertThat(missing(unmapped.and("TOLLGATE_CREDENTIAL_REFERENCES", "")))
                .containsExactly(
                        "TOLLGATE_CREDENTIAL_REFERENCES has no entry for the reference of FICECAL_AWS_CREDENTIAL_REF");
    }

    @Test
    void a_mapping_that_cannot_be_read_is_told_by_the_number_of_the_entry() {
        String mapping = "billing/aws=aws,\n " + PlantedValue.VALUE.replace('=', '-') + " \n a b=c\nx=\nbilling/aws=b,";
        assertThat(missing(Configured.with("file", folder.toUri().toString(), "aws")
                        .and("TOLLGATE_CREDENTIAL_REFERENCES", mapping)))
                .containsExactly(
                        "TOLLGATE_CREDENTIAL_REFERENCES entry 3 is not key=location",
                        "TOLLGATE_CREDENTIAL_REFERENCES entry 4 is not key=location",
                        "TOLLGATE_CREDENTIAL_REFERENCES entry 5 is not key=location",
                        "TOLLGATE_CREDENTIAL_REFERENCES entry 6 has the key of another");
    }

    @Test
    void a_mapping_takes_commas_and_lines_and_a_location_may_have_an_equals_sign() {
        References references = References.of("billing/aws = kv:a ,x=y=z\r\nlast=l");
        assertThat(references.mistakes()).isEmpty();
        assertThat(references.locations()).isEqualTo(Map.of("billing/aws", "kv:a", "x", "y=z", "last", "l"));
        assertThat(References.of("a=b\n".repeat(1_001)).mistakes()).containsExactly("has more than 1000 entries");
    }

    private static List<String> missing(Configured configured) {
        return configured.started().missingFor(ProviderId.AWS).stream()
                .map(each -> each.field() + " " + each.message())
                .toList();
    }
}
