package dev.tollgate.ingest;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What PostgreSQL holds, asked beside the service. */
final class StoredUsage {
    private StoredUsage() {}

    /** How many events and what they add up to, as {@code 3 4.5}. */
    static String events() throws SQLException {
        return of("count(*)", "usage_event");
    }

    /** The same, of one tenant. */
    static String events(String tenant) throws SQLException {
        return of("count(*)", "usage_event WHERE tenant = '" + tenant + "'");
    }

    /** The same, by what was added to the hours. */
    static String additions() throws SQLException {
        return of("sum(events)", "usage_addition");
    }

    static String conflicts() throws SQLException {
        return of("count(*)", "usage_conflict");
    }

    static String written(long events, BigDecimal quantity) {
        return events + " " + quantity.stripTrailingZeros().toPlainString();
    }

    private static String of(String count, String table) throws SQLException {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("SELECT " + count + ", coalesce(sum(quantity), 0) FROM ingest." + table)) {
            found.next();
            return written(found.getLong(1), found.getBigDecimal(2));
        }
    }
}
