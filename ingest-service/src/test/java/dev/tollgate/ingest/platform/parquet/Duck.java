package dev.tollgate.ingest.platform.parquet;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Writes Parquet files as another program does. */
public final class Duck {
    private Duck() {}

    public static Path write(Path file, String select, String options) {
        // Asked directly: the driver manager finds drivers once, with the class loader of whoever asks first.
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
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
