package dev.tollgate.ingest.provider.adapter.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.provider.adapter.azure.TestedAzure.Config;
import dev.tollgate.kernel.Problem.FieldError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureConfigTest {
    private static final String STORAGE = "TOLLGATE_LIVE_AZURE_STORAGE_ENDPOINT";
    private static final String CONTAINER = "TOLLGATE_LIVE_AZURE_CONTAINER";
    private static final String DIRECTORY = "TOLLGATE_LIVE_AZURE_DIRECTORY";
    private static final String SCOPE = "TOLLGATE_LIVE_AZURE_SCOPE";

    @Test
    void everything_that_is_missing_is_named_at_once() {
        assertThat(wrong(Optional.empty(), Optional.of(" "), Optional.empty(), Optional.empty(), "", "", ""))
                .containsExactly(
                        new FieldError(STORAGE, "is not set"),
                        new FieldError(CONTAINER, "is not set"),
                        new FieldError(DIRECTORY, "is not set"),
                        new FieldError(SCOPE, "is not set"),
                        new FieldError("TOLLGATE_LIVE_AZURE_METRIC", "is not set"),
                        new FieldError("TOLLGATE_LIVE_AZURE_AUTHORITY", "is not set"),
                        new FieldError("TOLLGATE_LIVE_AZURE_MANAGEMENT_ENDPOINT", "is not set"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscriptions/00000000-0000-0000-0000-000000000001",
                "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-1",
                "providers/Microsoft.Billing/billingAccounts/1234567",
                "providers/Microsoft.Billing/billingAccounts/aaaa-bb:cccc-dd_2019-05-31/billingProfiles/AB-CD",
                "providers/Microsoft.Management/managementGroups/root"
            })
    void every_kind_of_scope_that_costs_are_asked_of_is_taken(String scope) {
        assertThat(ofScope(scope)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscriptions",
                "subscriptions/",
                "subscriptions/../tenants",
                "subscriptions/1?x=1",
                "subscriptions/1#x",
                "subscriptions/1/",
                "subscriptions//1",
                "subscriptions/%2e%2e",
                "//subscriptions/1",
                "tenants/1",
                "https://management.azure.com/subscriptions/1"
            })
    void a_scope_that_leads_elsewhere_is_not(String scope) {
        assertThat(ofScope(scope)).extracting(FieldError::field).containsExactly(SCOPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a/", "a//b", "..", "a/../b", ".a", "a?b", "a#b", "a%2Fb", "a\\b", "a\nb"})
    void a_directory_that_leads_elsewhere_is_not_taken(String directory) {
        assertThat(wrong(
                        storage(),
                        container(),
                        Optional.of(directory),
                        scope(),
                        "ActualCost",
                        "https://a",
                        "https://b"))
                .extracting(FieldError::field)
                .containsExactly(DIRECTORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Exports", "a--b", "-ab", "ab-", "a/b", "a?b"})
    void a_container_is_named_as_azure_names_one(String container) {
        assertThat(wrong(
                        storage(),
                        Optional.of(container),
                        directory(),
                        scope(),
                        "ActualCost",
                        "https://a",
                        "https://b"))
                .extracting(FieldError::field)
                .containsExactly(CONTAINER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account.blob.core.windows.net",
                "ftp://account.blob.core.windows.net",
                "https://user@account.blob.core.windows.net",
                "https://account.blob.core.windows.net/a/b",
                "https://account.blob.core.windows.net/",
                "https://account.blob.core.windows.net?sig=secret",
                "https://account.blob.core.windows.net#a",
                "https://"
            })
    void an_endpoint_has_a_host_and_nothing_that_could_be_a_secret(String endpoint) {
        List<FieldError> wrong =
                wrong(Optional.of(endpoint), container(), directory(), scope(), "Cost", endpoint, endpoint);
        assertThat(wrong)
                .extracting(FieldError::field)
                .containsExactly(
                        STORAGE,
                        "TOLLGATE_LIVE_AZURE_METRIC",
                        "TOLLGATE_LIVE_AZURE_AUTHORITY",
                        "TOLLGATE_LIVE_AZURE_MANAGEMENT_ENDPOINT");
        assertThat(wrong).extracting(FieldError::message).containsOnly("has not the form that it is documented with");
    }

    private static List<FieldError> ofScope(String scope) {
        return wrong(storage(), container(), directory(), Optional.of(scope), "ActualCost", "https://a", "https://b");
    }

    private static List<FieldError> wrong(
            Optional<String> storage,
            Optional<String> container,
            Optional<String> directory,
            Optional<String> scope,
            String metric,
            String authority,
            String management) {
        return AzurePlace.missing(new Config(storage, container, directory, scope, metric, authority, management));
    }

    private static Optional<String> storage() {
        return Optional.of("https://account.blob.core.windows.net");
    }

    private static Optional<String> container() {
        return Optional.of("cost-exports");
    }

    private static Optional<String> directory() {
        return Optional.of("cost management/daily_export");
    }

    private static Optional<String> scope() {
        return Optional.of("subscriptions/1");
    }
}
