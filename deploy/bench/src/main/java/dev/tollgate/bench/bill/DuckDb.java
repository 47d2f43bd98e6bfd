package dev.tollgate.bench.bill;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * DuckDB in this process, as fast as it can be asked to be: two threads, nothing guessed, the types given, no order kept,
 * and of all columns only those converted that the sums need. Its decimals are exact too.
 */
final class DuckDb implements Side, AutoCloseable {
    private static final String DECIMAL = "DECIMAL(38,21)";

    private final Bill bill;
    private final List<String> metrics;
    private final Connection connection;

    /** @param onlyBilled add one column up instead of all that the bill has */
    DuckDb(Bill bill, boolean onlyBilled) throws SQLException {
        this.bill = bill;
        this.metrics = bill.amounts().keySet().stream()
                .filter(metric -> !onlyBilled || metric.equals("BilledCost"))
                .sorted()
                .toList();
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET threads = 2");
        execute("SET preserve_insertion_order = false");
    }

    @Override
    public Answer read(Path file) throws SQLException {
        List<String> wanted =
                new ArrayList<>(bill.groups().stream().map(DuckDb::quoted).toList());
        wanted.add("left(" + quoted(bill.day()) + ", 10)");
        wanted.add("count(*)");
        metrics.forEach(metric ->
                wanted.add("sum(" + quoted(requireNonNull(bill.amounts().get(metric))) + ")"));
        String sql = "SELECT " + String.join(", ", wanted) + " FROM " + table(file) + " GROUP BY ALL";
        int firstCount = bill.groups().size() + 2;
        long rows = 0;
        long cells = 0;
        Map<String, BigDecimal> totals = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                cells++;
                rows += found.getLong(firstCount);
                for (int i = 0; i < metrics.size(); i++) {
                    totals.merge(metrics.get(i), found.getBigDecimal(firstCount + 1 + i), BigDecimal::add);
                }
            }
        }
        return new Answer(rows, cells, totals);
    }

    /** Writes the file again as Parquet, with the amounts as decimals. */
    void writeParquet(Path csv, Path parquet) throws SQLException {
        execute("COPY (SELECT * FROM " + table(csv) + ") TO '" + parquet + "' (FORMAT parquet)");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private String table(Path file) {
        if (file.toString().endsWith(".parquet")) {
            return "read_parquet('" + file + "')";
        }
        String types = bill.columns().stream()
                .map(name -> "'" + name + "': '" + (bill.amounts().containsValue(name) ? DECIMAL : "VARCHAR") + "'")
                .collect(Collectors.joining(", ", "{", "}"));
        return "read_csv('" + file + "', header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', "
                + "columns = " + types + ")";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
