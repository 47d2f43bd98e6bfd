package dev.tollgate.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.bench.stand.Database;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is called measured of which an event was lost, doubled or changed. */
class SentTest {
    private static final Total THREE = new Total(3, new BigDecimal("7.50"));
    private static final Total ONE = new Total(1, new BigDecimal("0.25"));
    private static final Sent SENT = new Sent(THREE, ONE, 2, 3, 2);
    private static final Stored STORED = new Stored(THREE.plus(ONE), THREE);

    @TempDir
    Path folder = Path.of("none");

    @Test
    void what_is_stored_as_it_was_sent_has_no_difference() {
        assertThat(SENT.differencesFrom(STORED)).isEmpty();
    }

    @Test
    void an_event_lost_doubled_or_changed_is_a_difference() {
        assertThat(SENT.differencesFrom(new Stored(THREE, THREE)))
                .containsExactly("usage_event: sent 4 events of 7.75, found 3 events of 7.5");
        assertThat(SENT.differencesFrom(new Stored(STORED.events(), THREE.plus(ONE))))
                .containsExactly("usage_addition: sent 3 events of 7.5, found 4 events of 7.75");
        Total changed = new Total(4, new BigDecimal("7.7500000001"));
        assertThat(SENT.differencesFrom(new Stored(changed, THREE)))
                .containsExactly("usage_event: sent 4 events of 7.75, found 4 events of 7.7500000001");
    }

    @Test
    void an_answer_that_counts_otherwise_is_a_difference() {
        assertThat(new Sent(THREE, ONE, 2, 4, 1).differencesFrom(STORED))
                .containsExactly("answers accepted: sent 3, found 4", "answers duplicate: sent 2, found 1");
    }

    @Test
    void an_answer_counts_only_where_every_event_is_stored() throws IOException {
        String beginning = "{\"accepted\": 998, \"duplicate\": 2, \"conflict\": 0, \"results\": [{\"index\"";
        assertThat(Answer.of(200, beginning, 1_000)).isEqualTo(new Answer(998, 2));
        assertThatThrownBy(() -> Answer.of(200, beginning, 1_001))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the service answered 200 to 1001 events: {\"accepted\"");
        assertThatThrownBy(() -> Answer.of(429, "", 1_000)).hasMessage("the service answered 429 to 1000 events: ");
    }

    /** On the real table and the real PostgreSQL, which is durable. */
    @Test
    void a_row_that_is_gone_from_the_table_is_found_out() throws Exception {
        try (Database database = Database.start(folder, Optional.of("32MB"))) {
            execute(database, migration());
            assertThat(database.settings())
                    .contains("fsync=on, synchronous_commit=on, full_page_writes=on", "shared_buffers=32MB");
            Sent sent;
            try (Rival rival = new Rival(database, EventIds.V7)) {
                sent = rival.insert(3).sent();
            }
            assertThat(sent.rivals().events()).isEqualTo(3_000);
            assertThat(sent.differencesFrom(Stored.in(database.owner()))).isEmpty();
            execute(database, "DELETE FROM usage_event WHERE id = (SELECT min(id) FROM usage_event)");
            assertThat(sent.differencesFrom(Stored.in(database.owner())))
                    .singleElement()
                    .asString()
                    .startsWith("usage_event: sent 3000 events of ")
                    .contains(", found 2999 events of ");
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String migration() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(Database.class.getResourceAsStream("/db/migration/V6__usage_events.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
