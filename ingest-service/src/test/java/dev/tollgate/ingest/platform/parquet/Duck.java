package dev.tollgate.ingest.platform.parquet;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Writes Parquet files as another program does. */
final class Duck {
    private Duck() {}

    static Path write(Path file, String select, String options) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone='UTC'");
            statement.execute("SET threads=1");
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet, " + options + ")");
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
