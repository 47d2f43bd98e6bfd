package dev.tollgate.canary.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.tollgate.canary.CanaryTest;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One run at a time, and what is left when something goes wrong: through the database and REST. */
@QuarkusTest
@CanaryTest
class RecoveryTest {
    @Inject
    SwitchedTargets targets;

    @Inject
    Recovering recovering;

    @AfterEach
    void heal() {
        targets.switchBack();
        run();
    }

    @Test
    void a_run_that_crashed_between_charge_and_refund_is_cleaned_up_and_ended_as_interrupted() throws Exception {
        UUID run = UUID.randomUUID();
        String wallet = post("/wallets", "{\"currency\":\"RUB\"}").path("id");
        String topUp = post(
                        "/wallets/" + wallet + "/top-ups",
                        "{\"amount\":{\"amount\":\"10\",\"currency\":\"RUB\"},\"method\":\"card-ok\"}")
                .path("id");
        post("/top-ups/" + topUp + "/confirm", "{}");
        String instance = given().get(targets.sandbox() + "/sandbox").path("instance");
        sql("""
                INSERT INTO canary.probe_run (id, probe, mode, amount, currency, cap, cap_currency, state, started_at, lease_until)
                VALUES ('%s', 'wallet-top-up', 'mock', 10, 'RUB', 10, 'RUB', 'RUNNING', now() - interval '1 h', now() - interval '1 min');
                INSERT INTO canary.footprint VALUES ('%1$s', 'happy', 10, 'RUB', 'card-ok', '%s', true, '%s', true, '%s')
                """.formatted(run, instance, wallet, topUp));

        recovering.recover();

        as("operator")
                .get("/v1/probe-runs/" + run + "?wait=30s")
                .then()
                .body("state", equalTo("FINISHED"))
                .body("verdict", equalTo("UNPROVEN"))
                .body("reason", equalTo("INTERRUPTED"))
                .body("cleanUp.result", equalTo("PASS"))
                .body("cleanUp.detail", equalTo("10 RUB refunded, balance 0 RUB, wallet closed"));
        given().header("Authorization", "Bearer " + targets.key())
                .get(targets.sandbox() + "/wallets/" + wallet)
                .then()
                .body("state", equalTo("CLOSED"))
                .body("balance.amount", equalTo("0"));
        assertThat(count("SELECT count(*) FROM canary.footprint")).isZero();
    }

    @Test
    void an_unproven_clean_up_fails_the_run_and_blocks_the_next_until_it_is_proven() throws Exception {
        try (BreakingProxy stuck =
                new BreakingProxy(targets.sandbox(), Breaks.each(Breaks.REFUND, Breaks.answers(503, "")))) {
            targets.switchTo(stuck.address());
            run().then()
                    .body("verdict", equalTo("FAIL"))
                    .body("reason", equalTo("CLEAN_UP_UNPROVEN"))
                    .body("cleanUp.result", equalTo("UNPROVEN"));
            run().then().body("verdict", equalTo("UNPROVEN")).body("reason", equalTo("PREVIOUS_CLEAN_UP_UNPROVEN"));
            assertThat(count("SELECT count(*) FROM canary.footprint")).isEqualTo(1);

            targets.switchBack();
            run().then().body("verdict", equalTo("PASS"));
            assertThat(count("SELECT count(*) FROM canary.footprint")).isZero();
        }
    }

    @Test
    void once_while_a_run_goes_on_a_second_one_is_told_so() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (BreakingProxy slow = new BreakingProxy(targets.sandbox(), Breaks.nth(1, Breaks.STATEMENT, _ -> {
            release.await();
            return false;
        }))) {
            targets.switchTo(slow.address());
            Response going = posting("/v1/probe-runs");
            going.then().statusCode(202).body("state", equalTo("RUNNING"));
            posting("/v1/probe-runs").then().statusCode(409).contentType("application/problem+json");
            as("operator").get(going.header("Location") + "/record").then().statusCode(404);
            release.countDown();
            as("operator").get(going.header("Location") + "?wait=30s").then().body("verdict", equalTo("PASS"));
        }
    }

    @Test
    void a_run_whose_lease_goes_on_is_not_taken_over() throws Exception {
        UUID run = UUID.randomUUID();
        sql("""
                INSERT INTO canary.probe_run (id, probe, mode, amount, currency, state, started_at, lease_until)
                VALUES ('%s', 'another-probe', 'mock', 10, 'RUB', 'RUNNING', now(), now() + interval '1 h')
                """.formatted(run));
        recovering.recover();
        run().then().body("verdict", equalTo("PASS"));
        as("operator").get("/v1/probe-runs/" + run).then().body("state", equalTo("RUNNING"));
        sql("DELETE FROM canary.probe_run WHERE id = '" + run + "'");
    }

    @Test
    void you_can_check_it_yourself_a_finished_run_and_its_result_cannot_be_changed() {
        String id = run().path("id");

        for (String change : List.of(
                "UPDATE canary.probe_run SET amount = 1 WHERE id = '" + id + "'",
                "DELETE FROM canary.probe_result WHERE run_id = '" + id + "'",
                "UPDATE canary.probe_result SET verdict = 'FAIL', reason = 'X' WHERE run_id = '" + id + "'")) {
            assertThatThrownBy(() -> sql(change)).hasMessageContaining("what is finished does not change");
        }
    }

    @Test
    void secrets_stay_put_the_sandbox_key_is_in_no_answer_and_in_no_table() throws Exception {
        String answer = run().asString();

        assertThat(answer).doesNotContain("sandbox_");
        for (String table : List.of("probe_run", "probe_result", "footprint")) {
            assertThat(count("SELECT count(*) FROM canary." + table + " t WHERE t::text LIKE '%sandbox\\_%'"))
                    .isZero();
        }
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", PeerKeysResource.bearer("gateway", "canary-service", role));
    }

    private static Response posting(String path) {
        return as("operator")
                .contentType(ContentType.JSON)
                .body("{\"probe\":\"wallet-top-up\"}")
                .post(path);
    }

    private static Response run() {
        return posting("/v1/probe-runs?wait=30s");
    }

    private Response post(String path, String body) {
        return given().header("Authorization", "Bearer " + targets.key())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post(targets.sandbox() + path);
    }

    private static void sql(String text) throws SQLException {
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static long count(String query) throws SQLException {
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
