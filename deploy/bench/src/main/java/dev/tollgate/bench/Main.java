package dev.tollgate.bench;

import dev.tollgate.bench.bill.BillMeasures;
import java.nio.file.Files;
import java.nio.file.Path;

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

    private static final int WRONG_USAGE = 2;

    private Main() {}

    public static void main(String[] args) throws Exception {
        boolean known = args.length > 0 && args.length <= 3 && BillMeasures.NAMES.contains(args[0]);
        if (!known || (args.length > 1 && !args[1].matches("[1-9][0-9]{0,9}"))) {
            System.err.println(USAGE);
            System.exit(WRONG_USAGE);
        }
        long rows = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
        Path folder = args.length > 2
                ? Path.of(args[2])
                : Path.of(System.getProperty("java.io.tmpdir")).resolve("tollgate-bench");
        new BillMeasures(System.out, rows, Files.createDirectories(folder)).measure(args[0]);
    }
}
