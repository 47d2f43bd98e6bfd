package dev.tollgate.ingest.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Somebody in PostgreSQL is in the way: whoever asks is told soon, and whoever stores is not in want of connections. */
@QuarkusTest
@IngestServiceTest
@TestProfile(UsagePressureTest.SmallLimits.class)
class UnansweredQuestionTest {
    private static final String SPAN = "&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z";
    private static final int MORE_THAN_CONNECTIONS = 40;

    private final String tenant = Usage.newTenant();

    @Test
    void missing_is_not_good_questions_that_wait_too_long_are_answered_so_and_leave_nothing_behind() throws Exception {
        try (Connection inTheWay = locked("usage_addition", "usage_conflict")) {
            List<Future<Integer>> asked = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Integer> aggregates = () -> status("aggregates?tenant=" + tenant + SPAN);
                Callable<Integer> conflicts = () -> status("conflicts?tenant=" + tenant);
                for (int one = 0; one < MORE_THAN_CONNECTIONS / 2; one++) {
                    asked.add(threads.submit(aggregates));
                    asked.add(threads.submit(conflicts));
                }
            }
            for (Future<Integer> one : asked) {
                assertThat(one.get()).isEqualTo(503);
            }
            assertThat(inTheWay.isValid(1)).isTrue();
            assertThat(waitingStatements()).isZero();
        }
        assertThat(status("aggregates?tenant=" + tenant + SPAN)).isEqualTo(200);
        Usage.send(Usage.STRUCTURED, Usage.event(tenant, "e-1", "1", Usage.now()))
                .statusCode(200);
    }

    @Test
    void missing_is_not_good_a_question_whose_connection_ends_is_answered_as_not_available() throws Exception {
        Future<Integer> asked;
        try (Connection inTheWay = locked("usage_conflict");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = threads.submit(() -> status("conflicts?tenant=" + tenant));
            assertThat(inTheWay.isValid(1)).isTrue();
            while (!asked.isDone()) {
                endWhatWaits();
            }
        }
        assertThat(asked.get()).isEqualTo(503);
        assertThat(status("conflicts?tenant=" + tenant)).isEqualTo(200);
    }

    private static int status(String question) {
        var answer = given().header("Authorization", PeerKeysResource.bearer("gateway", "ingest-service", "pipeline"))
                .get("/v1/usage-" + question)
                .then();
        if (answer.extract().statusCode() == 503) {
            answer.header("Retry-After", "5").body("detail", equalTo("The store does not answer."));
        }
        return answer.extract().statusCode();
    }

    private static Connection locked(String... tables) throws SQLException {
        Connection connection = EmbeddedPostgresResource.superuser().getConnection();
        connection.setAutoCommit(false);
        for (String table : tables) {
            connection.createStatement().execute("LOCK TABLE ingest." + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    /** On a connection of its own each time: within a transaction PostgreSQL shows the same activity for ever. */
    private static int waitingStatements() throws SQLException {
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            found.next();
            return found.getInt(1);
        }
    }

    private static void endWhatWaits() throws SQLException {
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection()) {
            connection
                    .createStatement()
                    .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
        }
    }
}
