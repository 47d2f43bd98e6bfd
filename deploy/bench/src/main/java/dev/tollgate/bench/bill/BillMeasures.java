package dev.tollgate.bench.bill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What can be measured of reading bills. */
public final class BillMeasures {
    /** As the command line calls them. */
    public static final Set<String> NAMES = Set.of("csv", "parquet", "linear", "conformance", "startup");

    private static final int ROUNDS = 7;
    private static final long FEW_ROWS = 10;

    private final PrintStream out;
    private final long rows;
    private final Path folder;

    /**
     * @param rows of each bill
     * @param folder where the bills are generated, and found again by the next run
     */
    public BillMeasures(PrintStream out, long rows, Path folder) {
        this.out = out;
        this.rows = rows;
        this.folder = folder;
    }

    /**
     * Measures and prints.
     *
     * @param name one of {@link #NAMES}
     */
    public void measure(String name) throws Exception {
        switch (name) {
            case "csv" -> {
                contest(Bill.FOCUS, Bill.FOCUS.csv(folder, rows));
                contest(Bill.CUR, Bill.CUR.csv(folder, rows));
            }
            case "parquet" -> contest(Bill.FOCUS, parquet());
            case "linear" -> Growth.run(out, folder, List.of(rows, 3 * rows, 10 * rows));
            case "conformance" -> commands().run("validate", Bill.FOCUS.csv(folder, rows), rows);
            case "startup" -> commands().run("totals", Bill.FOCUS.csv(folder, FEW_ROWS), FEW_ROWS);
            default -> throw new IllegalArgumentException("there is no measure " + name);
        }
    }

    private void contest(Bill bill, Path file) {
        try {
            new Contest(out, ROUNDS).run(bill, file);
        } catch (IOException e) {
            out.println("not measured: " + e.getMessage());
        }
    }

    private Path parquet() throws IOException, SQLException {
        Path csv = Bill.FOCUS.csv(folder, rows);
        Path file = folder.resolve(csv.getFileName().toString().replace(".csv", ".parquet"));
        if (!Files.exists(file)) {
            try (DuckDb database = new DuckDb(Bill.FOCUS, false)) {
                database.writeParquet(csv, file);
            }
        }
        return file;
    }

    private Commands commands() {
        return new Commands(out, Path.of(System.getProperty("tollgate.root", ".")));
    }
}
