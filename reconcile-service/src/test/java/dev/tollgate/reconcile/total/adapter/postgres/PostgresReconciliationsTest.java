package dev.tollgate.reconcile.total.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.reconcile.Asking;
import dev.tollgate.reconcile.IngestStub;
import dev.tollgate.reconcile.TestClock;
import dev.tollgate.reconcile.platform.json.JsonDocuments;
import dev.tollgate.reconcile.total.Bills;
import dev.tollgate.reconcile.total.Judging;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables hold, looked at behind the service's back. */
@QuarkusTest
class PostgresReconciliationsTest {
    @Inject
    MovableClock clock;

    @AfterEach
    void setBack() {
        clock.moveTo(TestClock.START);
    }

    @Test
    void money_is_exact_in_the_tables_too() throws SQLException {
        Bills bills = new Bills();
        bills.aws().totals("123456789012345678901234567890.0000000000000000000000000001", "115.2");
        IngestStub.says(bills);

        String id = Asking.reconcileSeptember().path("id");

        assertThat(rows(
                        "SELECT canonical_total, trim_scale(drift), trim_scale(allowed), currency, metric, verdict, reason"
                                + " FROM reconcile.provider_judgement WHERE provider = 'aws' AND reconciliation_id = '"
                                + id + "'"))
                .containsExactly("123456789012345678901234567890.0000000000000000000000000001|"
                        + "123456789012345678901234567774.8000000000000000000000000001|0.576|USD|BilledCost|"
                        + "DRIFTED|DRIFT_OVER_LIMIT");
    }

    @Test
    void every_provider_of_a_judgement_is_a_row_and_what_is_unknown_is_null() throws SQLException {
        Bills bills = new Bills();
        bills.aws().exported = false;
        IngestStub.says(bills);

        String id = Asking.reconcileSeptember().path("id");

        assertThat(rows(
                        "SELECT provider, verdict, reason, canonical_total, trim_scale(drift) FROM reconcile.provider_judgement"
                                + " WHERE reconciliation_id = '" + id + "' ORDER BY provider"))
                .containsExactly(
                        "aws|UNPROVEN|MISSING_PROVIDER|null|null",
                        "azure|MATCHED|null|115.2|0",
                        "gcp|MATCHED|null|115.2|0",
                        "openops|MATCHED|null|115.2|0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE reconcile.reconciliation SET verdict = 'MATCHED'",
                "DELETE FROM reconcile.reconciliation_inputs",
                "UPDATE reconcile.provider_judgement SET drift = 0",
                "TRUNCATE reconcile.reconciliation CASCADE"
            })
    void what_is_stored_is_never_changed(String sql) throws SQLException {
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .hasMessageContaining("a stored reconciliation is never changed");
        }
    }

    @Test
    void once_reconciliations_at_the_same_moment_form_one_history() throws Exception {
        Bills bills = new Bills();
        bills.period = "2025-02";
        IngestStub.says(bills);
        List<Callable<Response>> asked = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            asked.add(() -> Asking.reconcile("{\"billingPeriod\":\"2025-02\"}"));
        }

        Set<String> ids = new HashSet<>();
        List<String> previous = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Response> answer : threads.invokeAll(asked)) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
                ids.add(answer.get().path("id"));
                previous.add(answer.get().path("previous"));
            }
        }

        assertThat(ids).hasSize(12);
        assertThat(new HashSet<>(previous)).hasSize(12).containsNull();
        assertThat(ids).containsAll(previous.stream().filter(id -> id != null).toList());
    }

    @Test
    void you_can_check_it_yourself_every_stored_judgement_is_replayed_to_the_same_bytes() throws SQLException {
        IngestStub.says(new Bills());
        clock.advance(Duration.ofNanos(1_234_567_891));
        Asking.reconcileSeptember();
        JsonDocuments documents = new JsonDocuments();
        Judging judging = new Judging(documents);
        int replayed = 0;
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("SELECT judgement, digest, inputs FROM reconcile.reconciliation"
                        + " JOIN reconcile.reconciliation_inputs ON id = reconciliation_id")) {
            while (all.next()) {
                Judging.Judged judged = judging.judge(documents.inputs(all.getString("inputs")));
                assertThat(judged.text()).isEqualTo(all.getString("judgement"));
                assertThat(judged.digest().hex()).isEqualTo(all.getString("digest"));
                replayed++;
            }
        }
        assertThat(replayed).isPositive();
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i));
                }
                rows.add(String.join("|", columns.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }
}
