package dev.tollgate.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** {@code deploy/bench/run MEASURE [ROWS [FOLDER]]}. */
final class Main {
    private static final String USAGE = """
            Usage: deploy/bench/run MEASURE [ROWS [FOLDER]]
              csv          our whole job against DuckDB's sums: a FOCUS bill of 44 columns, a CUR of 130
              parquet      the same for the FOCUS bill as Parquet, written by DuckDB
              linear       our job on files of 1, 3 and 10 times as many rows
              conformance  ingest-service validate, from its start to its exit
              startup      ingest-service totals on a bill of ten rows, likewise
            ROWS is 1000000 unless given. The bills are generated into FOLDER, a folder of the temporary one unless
            given, and used again by the next run: some 700 MB for each million rows of FOCUS, 860 MB of CUR.""";

    private static final int ROUNDS = 7;
    private static final int WRONG_USAGE = 2;
    private static final long FEW_ROWS = 10;

    private final PrintStream out = System.out;
    private final long rows;
    private final Path folder;

    private Main(long rows, Path folder) {
        this.rows = rows;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        boolean known = args.length > 0 && args.length <= 3 && args[0].matches("[a-z]+");
        if (!known || (args.length > 1 && !args[1].matches("[1-9][0-9]{0,9}"))) {
            System.err.println(USAGE);
            System.exit(WRONG_USAGE);
        }
        long rows = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
        Path folder = args.length > 2
                ? Path.of(args[2])
                : Path.of(System.getProperty("java.io.tmpdir")).resolve("tollgate-bench");
        new Main(rows, Files.createDirectories(folder)).measure(args[0]);
    }

    private void measure(String what) throws Exception {
        switch (what) {
            case "csv" -> {
                contest(Bill.FOCUS, Bill.FOCUS.csv(folder, rows));
                contest(Bill.CUR, Bill.CUR.csv(folder, rows));
            }
            case "parquet" -> contest(Bill.FOCUS, parquet());
            case "linear" -> Growth.run(out, folder, List.of(rows, 3 * rows, 10 * rows));
            case "conformance" -> commands().run("validate", Bill.FOCUS.csv(folder, rows), rows);
            case "startup" -> commands().run("totals", Bill.FOCUS.csv(folder, FEW_ROWS), FEW_ROWS);
            default -> {
                System.err.println(USAGE);
                System.exit(WRONG_USAGE);
            }
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
