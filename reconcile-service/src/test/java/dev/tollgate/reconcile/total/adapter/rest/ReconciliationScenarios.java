package dev.tollgate.reconcile.total.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.adapter.json.Json;
import dev.tollgate.reconcile.Asking;
import dev.tollgate.reconcile.IngestStub;
import dev.tollgate.reconcile.platform.json.JsonDocuments;
import dev.tollgate.reconcile.total.Bills;
import dev.tollgate.reconcile.total.Judging;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user of the service sees; the same against the service in the test's process and against the package. */
abstract class ReconciliationScenarios {
    @Test
    void totals_that_agree_are_matched_and_stored_for_good() throws Exception {
        IngestStub.says(new Bills());

        Response stored = Asking.reconcileSeptember();

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.path("verdict").toString()).isEqualTo("MATCHED");
        assertThat(stored.<List<String>>path("providers.provider")).containsExactly("openops", "aws", "azure", "gcp");
        assertThat(stored.<List<String>>path("providers.verdict")).containsOnly("MATCHED");
        assertThat(stored.header("Location")).isEqualTo("/v1/reconciliations/" + stored.path("id"));
        Response again = Asking.get(stored.header("Location"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Json.mapper().readTree(again.asString()))
                .isEqualTo(Json.mapper().readTree(stored.asString()));
    }

    @Test
    void money_is_exact_and_a_drift_keeps_its_sign_from_the_bill_to_the_answer() {
        Bills bills = new Bills();
        bills.aws().totals("115.1999999999999999999999999999", "115.2");
        IngestStub.says(bills);

        Response stored = Asking.reconcileSeptember();

        assertThat(stored.<String>path("providers[1].drift.amount")).isEqualTo("-0.0000000000000000000000000001");
        assertThat(stored.<String>path("providers[1].drift.currency")).isEqualTo("USD");
        assertThat(stored.<String>path("providers[1].explanation"))
                .isEqualTo("our total is 0.0000000000000000000000000001 USD below the provider's,"
                        + " within the limit of 0.576 USD");
    }

    @Test
    void missing_is_not_good_a_provider_without_an_export_is_unproven() {
        Bills bills = new Bills();
        bills.aws().exported = false;
        IngestStub.says(bills);

        Response stored = Asking.reconcileSeptember();

        assertThat(stored.<String>path("verdict")).isEqualTo("UNPROVEN");
        assertThat(stored.<String>path("providers[1].reason")).isEqualTo("MISSING_PROVIDER");
        assertThat(stored.<String>path("providers[1].explanation"))
                .isEqualTo("no export of aws for 2026-09 has been ingested");
        assertThat(stored.<String>path("providers[1].providerTotal.amount")).isEqualTo("115.2");
        assertThat(stored.<Object>path("providers[1].canonicalTotal")).isNull();
    }

    @Test
    void you_can_check_it_yourself_the_digest_is_of_the_bytes_and_a_replay_gives_them_again() {
        Bills bills = new Bills();
        bills.aws().totals("112", "115.2").cell("service", "AmazonEC2", "112", "115.2");
        IngestStub.says(bills);
        Response stored = Asking.reconcileSeptember();
        String at = stored.header("Location");

        byte[] judgement = Asking.get(at + "/judgement").asByteArray();
        String inputs = new String(Asking.get(at + "/inputs").asByteArray(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(Sha256.of(judgement).hex()).isEqualTo(stored.path("digest"));
        JsonDocuments documents = new JsonDocuments();
        assertThat(new Judging(documents)
                        .judge(documents.inputs(inputs))
                        .text()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(judgement);
    }

    @Test
    void a_correction_names_the_reconciliation_that_it_corrects() {
        IngestStub.says(new Bills());
        Response first = Asking.reconcileSeptember();
        Response second = Asking.reconcileSeptember();

        assertThat(second.<String>path("previous")).isEqualTo(first.path("id"));
        assertThat(second.<String>path("id")).isNotEqualTo(first.path("id"));
    }
}
