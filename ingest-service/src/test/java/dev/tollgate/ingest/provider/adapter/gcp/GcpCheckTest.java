package dev.tollgate.ingest.provider.adapter.gcp;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.IdentityCheck.Rights;
import dev.tollgate.ingest.provider.LoopbackCalls;
import dev.tollgate.ingest.provider.Planted;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.adapter.time.Machine;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcpCheckTest {
    private static final Instant NOW = Instant.parse("2026-10-02T12:00:00Z");
    private static final String WRITES = "bigquery.tables.update, bigquery.tables.updateData, bigquery.tables.delete,"
            + " bigquery.tables.setIamPolicy";

    private final FakeGoogle google = new FakeGoogle(NOW);
    private final Planted planted = new Planted(FakeGoogle.secrets());
    private final FixedGcpConfig config = FixedGcpConfig.at(google.url());
    private final BillingProvider gcp = asked(config);

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void an_identity_that_reads_both_tables_and_may_change_neither_is_read_only() {
        runs();
        holds("gcp_billing_export_resource_v1_01", "\"bigquery.tables.getData\"");
        holds("gcp_billing_export_v1_01", "\"bigquery.tables.getData\"");

        assertThat(gcp.check())
                .isEqualTo(new IdentityCheck(
                        FakeGoogle.ACCOUNT,
                        Rights.READ_ONLY,
                        List.of(
                                "a token was granted to " + FakeGoogle.ACCOUNT,
                                "the query for the extent of the export may be run by paying-project",
                                "the invoice-month query may be run by paying-project",
                                FixedGcpConfig.EXPORT + ": bigquery.tables.getData, and none of " + WRITES,
                                FixedGcpConfig.TOTALS + ": bigquery.tables.getData, and none of " + WRITES)));
    }

    @Test
    void an_identity_that_may_change_one_table_can_write_whatever_is_told_of_the_other() {
        runs();
        google.stub(permissions("gcp_billing_export_resource_v1_01")
                .willReturn(FakeGoogle.error(403, "accessDenied", "PERMISSION_DENIED")
                        .withHeader("Date", "Fri, 02 Oct 2026 12:00:00 GMT")));
        holds("gcp_billing_export_v1_01", "\"bigquery.tables.getData\",\"bigquery.tables.delete\"");

        IdentityCheck check = gcp.check();

        assertThat(check.rights()).isEqualTo(Rights.CAN_WRITE);
        assertThat(check.found())
                .contains(
                        FixedGcpConfig.EXPORT + ": may not ask for its own permissions",
                        FixedGcpConfig.TOTALS + ": bigquery.tables.delete");
    }

    @Test
    void missing_is_not_good_what_was_not_told_of_one_table_is_not_read_only() {
        runs();
        holds("gcp_billing_export_resource_v1_01", "\"bigquery.tables.getData\"");
        google.stub(permissions("gcp_billing_export_v1_01").willReturn(okJson("{}")));

        assertThat(gcp.check().rights()).isEqualTo(Rights.NOT_TOLD);
    }

    @Test
    void an_identity_that_may_not_read_a_table_is_refused() {
        google.stub(google.query("\"dryRun\":true")
                .willReturn(FakeGoogle.error(403, "accessDenied", "PERMISSION_DENIED")
                        .withHeader("Date", "Fri, 02 Oct 2026 12:00:00 GMT")));

        planted.refused(FailureReason.CREDENTIAL_REFUSED, gcp::check);
    }

    @Test
    void an_answer_of_another_shape_says_nothing_about_rights() {
        runs();
        google.stub(permissions("gcp_billing_export_resource_v1_01")
                .willReturn(okJson("{\"permissions\":\"bigquery.tables.getData\"}")));

        planted.refused(FailureReason.BAD_ANSWER, gcp::check);
    }

    @Test
    void everything_that_is_missing_is_named_at_once_and_nobody_is_called() {
        BillingProvider nothing = asked(new FixedGcpConfig(
                Optional.empty(), Optional.of(" "), Optional.empty(), Optional.of("'; --"), "ftp://x", 0, 0));

        assertThat(nothing.missing())
                .containsExactly(
                        new FieldError("TOLLGATE_LIVE_GCP_PROJECT", "is not set"),
                        new FieldError("TOLLGATE_LIVE_GCP_EXPORT_TABLE", "is not set"),
                        new FieldError("TOLLGATE_LIVE_GCP_TOTALS_TABLE", "is not set"),
                        new FieldError("TOLLGATE_LIVE_GCP_LOCATION", "is no location of BigQuery"),
                        new FieldError("TOLLGATE_LIVE_GCP_ENDPOINT", "is no address of a host without a path"),
                        new FieldError("TOLLGATE_LIVE_GCP_PAGE_SIZE", "is not between 1 and 10000"),
                        new FieldError("TOLLGATE_LIVE_GCP_MAXIMUM_BYTES_BILLED", "is not above zero"));
        assertThat(planted.refused(FailureReason.NOT_CONFIGURED, nothing::check))
                .startsWith("TOLLGATE_LIVE_GCP_PROJECT is not set; TOLLGATE_LIVE_GCP_EXPORT_TABLE is not set; ");
        assertThat(google.server().getAllServeEvents()).isEmpty();
        assertThat(gcp.missing()).isEmpty();
    }

    @Test
    void a_total_from_the_exports_own_table_is_no_configuration() {
        assertThat(asked(config.tables(FixedGcpConfig.EXPORT, FixedGcpConfig.EXPORT.replace("gcp", "GCP")))
                        .missing())
                .containsExactly(new FieldError(
                        "TOLLGATE_LIVE_GCP_TOTALS_TABLE",
                        "is the export's own table, which proves nothing about itself"));
    }

    @ParameterizedTest
    @CsvSource({
        "no-project",
        "a.b.c",
        "project-1.data set.table",
        "project-1.dataset.table` WHERE TRUE; --",
        "project-1.data-set.table",
        "project-1.dataset.table.more",
        "'project-1.dataset.table\nx'"
    })
    void a_name_that_could_be_more_than_a_name_never_reaches_the_sql(String table) {
        assertThat(asked(config.tables(table, FixedGcpConfig.TOTALS)).missing())
                .containsExactly(
                        new FieldError("TOLLGATE_LIVE_GCP_EXPORT_TABLE", "is not written project.dataset.table"));
    }

    private void runs() {
        google.stub(google.query("\"dryRun\":true")
                .willReturn(okJson("{\"jobComplete\":true,\"totalBytesProcessed\":\"1234\"}")));
    }

    private void holds(String table, String permissions) {
        google.stub(permissions(table).willReturn(okJson("{\"permissions\":[" + permissions + "]}")));
    }

    private static MappingBuilder permissions(String table) {
        return post(urlEqualTo("/bigquery/v2/projects/billing-project/datasets/exports/tables/" + table
                        + ":testIamPermissions"))
                .withHeader("Authorization", equalTo("Bearer " + FakeGoogle.TOKEN))
                .withRequestBody(equalToJson("""
                        {"permissions": ["bigquery.tables.update", "bigquery.tables.updateData",
                         "bigquery.tables.delete", "bigquery.tables.setIamPolicy", "bigquery.tables.getData"]}"""));
    }

    private BillingProvider asked(GcpConfig config) {
        Machine machine = new Machine(() -> NOW, new SeededIdentifiers(42));
        return GcpBilling.asked(config, LoopbackCalls.calling(machine), _ -> google.keyFile(), machine);
    }
}
