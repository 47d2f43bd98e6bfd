package dev.tollgate.bench.usage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What the tables hold, read behind the service's back.
 *
 * @param events of {@code usage_event}, those of the other side among them
 * @param additions of {@code usage_addition}, which only the service writes
 */
record Stored(Total events, Total additions) {
    /** @param owner whose search path names the schema */
    static Stored in(DataSource owner) throws SQLException {
        return new Stored(
                total(owner, "SELECT count(*), coalesce(sum(quantity), 0) FROM usage_event"),
                total(owner, "SELECT coalesce(sum(events), 0), coalesce(sum(quantity), 0) FROM usage_addition"));
    }

    private static Total total(DataSource owner, String query) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Total(row.getLong(1), row.getBigDecimal(2));
        }
    }
}
