package dev.tollgate.bench.usage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Table, key and what the hours were given, in bytes.
 *
 * @param tableBytes of {@code usage_event} without its key
 * @param additionsBytes of {@code usage_addition} with its index
 */
record Sizes(long tableBytes, long keyBytes, long additionsBytes) {
    static Sizes in(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_table_size('usage_event'), "
                        + "pg_indexes_size('usage_event'), pg_total_relation_size('usage_addition')")) {
            row.next();
            return new Sizes(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }
}
