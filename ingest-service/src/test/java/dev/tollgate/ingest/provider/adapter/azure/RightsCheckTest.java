package dev.tollgate.ingest.provider.adapter.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.PERMISSIONS;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.armError;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.IdentityCheck.Rights;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of permissions of the Azure Resource Manager, in the protocol that it documents; there is no emulator of it. */
class RightsCheckTest {
    private final StubbedAzure azure = StubbedAzure.start();
    private TestedAzure asked = azure.asked().withClient("secret");

    @BeforeEach
    void grant() {
        azure.grants("token");
        azure.listsNothing();
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void an_identity_that_may_only_read_is_found_so() {
        permits("""
                {"actions":["*/read","Microsoft.CostManagement/query/action"],"notActions":[],
                 "dataActions":["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"],
                 "notDataActions":[]}""");
        IdentityCheck check = asked.provider().check();
        assertThat(check.rights()).isEqualTo(Rights.READ_ONLY);
        assertThat(check.identity()).isEqualTo("client " + TestedAzure.CLIENT + " of tenant " + TestedAzure.TENANT);
        assertThat(check.found())
                .containsExactly(
                        "an access token was given",
                        "the list of the identity's permissions at"
                                + " subscriptions/00000000-0000-0000-0000-000000000001 has no right to change anything;"
                                + " rights given further down only, such as at the storage account, are not in it",
                        "the files in the export's directory can be listed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"actions\":[\"*\"],\"notActions\":[\"Microsoft.Authorization/*/Write\"] | *",
                "\"actions\":[\"Microsoft.Support/*\",\"*/read\"] | Microsoft.Support/*",
                "\"actions\":[\"Microsoft.Storage/storageAccounts/listKeys/action\"] "
                        + "| Microsoft.Storage/storageAccounts/listKeys/action",
                "\"dataActions\":[\"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write\"] "
                        + "| Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
                "\"actions\":[\"A/b/delete\"],\"notDataActions\":[\"*\"] | A/b/delete"
            })
    void a_right_to_change_something_is_named(String role, String named) {
        permits("{\"actions\":[\"*/read\"]},{" + role + "}");
        IdentityCheck check = asked.provider().check();
        assertThat(check.rights()).isEqualTo(Rights.CAN_WRITE);
        assertThat(check.found()).anySatisfy(found -> assertThat(found).contains("[" + named + "]"));
    }

    @Test
    void what_a_role_excepts_it_does_not_allow() {
        permits("""
                {"actions":["Microsoft.Support/*","*/read"],"notActions":["microsoft.support/*"]},
                {"actions":["A/b/write"],"notActions":["*/write"]}""");
        assertThat(asked.provider().check().rights()).isEqualTo(Rights.READ_ONLY);
    }

    @Test
    void a_right_on_a_later_page_counts() {
        String next = "http://127.0.0.1:" + azure.server().port() + PERMISSIONS + "?page=2";
        azure.server().stubFor(get(urlPathEqualTo(PERMISSIONS)).willReturn(json(200, """
                {"value":[{"actions":["*/read"]}],"nextLink":"%s"}""".formatted(next))));
        azure.server()
                .stubFor(get(urlPathEqualTo(PERMISSIONS))
                        .withQueryParam("page", equalTo("2"))
                        .willReturn(json(200, "{\"value\":[{\"actions\":[\"*/write\"]}]}")));
        assertThat(asked.provider().check().rights()).isEqualTo(Rights.CAN_WRITE);
    }

    @Test
    void where_azure_does_not_let_it_ask_or_has_no_way_to_ask_nothing_is_told() {
        azure.server().stubFor(get(urlPathEqualTo(PERMISSIONS)).willReturn(armError(403, "AuthorizationFailed")));
        assertThat(asked.provider().check().rights()).isEqualTo(Rights.NOT_TOLD);
        asked = asked.with(asked.config().ofScope("providers/Microsoft.Billing/billingAccounts/1"));
        assertThat(asked.provider().check().rights()).isEqualTo(Rights.NOT_TOLD);
    }

    @Test
    void a_refusal_by_a_clock_that_is_far_off_is_not_taken_for_a_missing_right() {
        azure.server()
                .stubFor(get(urlPathEqualTo(PERMISSIONS))
                        .willReturn(armError(403, "AuthorizationFailed")
                                .withHeader("Date", "Mon, 05 Oct 2026 13:00:00 GMT")));
        assertThat(refused()).isEqualTo(FailureReason.CLOCK_SKEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"value\":{}}",
                "{\"value\":[{\"actions\":\"*\"}]}",
                "{\"value\":[{\"actions\":[1]}]}",
                "{\"value\":[{\"actions\":{\"a\":\"*/read\"}}]}"
            })
    void a_list_of_another_shape_is_a_bad_answer(String body) {
        azure.server().stubFor(get(urlPathEqualTo(PERMISSIONS)).willReturn(json(200, body)));
        assertThat(refused()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    void a_signature_beside_the_client_counts_too() {
        permits("{\"actions\":[\"*/read\"]}");
        Map<String, String> fields = new HashMap<>(asked.secret());
        fields.put("sasToken", "?sp=racwdl&sig=c2lnbmVk");
        IdentityCheck check = asked.with(fields).provider().check();
        assertThat(check.rights()).isEqualTo(Rights.CAN_WRITE);
        assertThat(check.found()).contains("the shared access signature allows racwdl");
    }

    @Test
    void a_signature_under_a_stored_policy_does_not_tell() {
        asked = asked.with(Map.of("sasToken", "si=policy&sig=c2lnbmVk"));
        assertThat(asked.provider().check().rights()).isEqualTo(Rights.NOT_TOLD);
    }

    @Test
    void an_identity_that_cannot_list_the_exports_files_does_not_work() {
        permits("{\"actions\":[\"*/read\"]}");
        azure.server()
                .stubFor(StubbedAzure.lists()
                        .willReturn(StubbedAzure.storageError(403, "AuthorizationPermissionMismatch", "no")));
        assertThat(refused()).isEqualTo(FailureReason.CREDENTIAL_REFUSED);
    }

    private void permits(String roles) {
        azure.server()
                .stubFor(get(urlPathEqualTo(PERMISSIONS))
                        .withQueryParam("api-version", equalTo("2022-04-01"))
                        .withHeader("Authorization", equalTo("Bearer token"))
                        .willReturn(json(200, "{\"value\":[" + roles + "]}")));
    }

    private FailureReason refused() {
        try {
            asked.provider().check();
        } catch (ExportRefused e) {
            return e.reason();
        }
        throw new AssertionError("nothing was refused");
    }
}
