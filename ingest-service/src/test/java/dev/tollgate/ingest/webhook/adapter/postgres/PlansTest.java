package dev.tollgate.ingest.webhook.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A statement's plan, made once for a connection and for whatever values come. */
class PlansTest {
    @RegisterExtension
    private static final InboxDatabase DATABASE = new InboxDatabase();

    @ParameterizedTest
    @MethodSource("statements")
    void what_was_planned_while_the_tables_were_empty_still_finds_rows_by_their_key(String statement) {
        assertThat(DATABASE.plan(statement))
                .anyMatch(line -> line.contains("Insert on"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }

    private static List<String> statements() {
        return List.of(InboxStatements.KEEP, InboxStatements.TELL, InboxStatements.KEEP_APART);
    }
}
